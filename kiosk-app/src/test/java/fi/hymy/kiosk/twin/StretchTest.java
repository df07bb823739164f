package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StretchTest {
    private final Stretch stretch = new Stretch();

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @Test
    void givesWhatTheWorkGave() {
        assertThat(stretch.run(1, () -> "done")).contains("done");
    }

    @Test
    void interruptsOlderWorkAndForgetsTheInterruptionWithIt() {
        assertThat(stretch.run(1, () -> {
                    stretch.makeWayFor(2);
                    return Thread.currentThread().isInterrupted();
                }))
                .isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesAnInterruptionThatIsNotItsOwn() {
        assertThat(stretch.run(1, () -> {
                    Thread.currentThread().interrupt();
                    return "interrupted";
                }))
                .contains("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void leavesWorkOfTheSameOrANewerVersionAlone() {
        assertThat(stretch.run(3, () -> {
                    stretch.makeWayFor(2);
                    stretch.makeWayFor(3);
                    return Thread.currentThread().isInterrupted();
                }))
                .contains(false);
    }

    @Test
    void doesNotBeginWhatIsOvertaken() {
        stretch.makeWayFor(2);

        assertThat(stretch.run(1, () -> {
                    throw new AssertionError("began");
                }))
                .isEmpty();
        assertThat(stretch.run(2, () -> "done")).contains("done");
    }
}
