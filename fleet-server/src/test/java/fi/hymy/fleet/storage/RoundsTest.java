package fi.hymy.fleet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void goesOnAfterARoundThatFailed() {
        var rounds = new Rounds("rounds-test", Duration.ofMillis(1), "the test is in trouble", () -> {
            if (count.incrementAndGet() == 1) {
                throw new IOException("once");
            }
        });
        rounds.start();

        await().until(() -> count.get() > 2);
        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void endsWithALastRoundAndMayBeginWithOne() {
        var rounds = new Rounds("rounds-test", Duration.ofHours(1), "the test is in trouble", count::incrementAndGet);

        rounds.startAtOnce();
        assertThat(count).hasValue(1);
        rounds.stop();
        assertThat(count).hasValue(2);
        rounds.stop();
        assertThat(count).hasValue(2);
    }
}
