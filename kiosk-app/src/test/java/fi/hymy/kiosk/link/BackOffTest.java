package fi.hymy.kiosk.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.LinkSettings.Patience;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private static final LinkEnd CUT = LinkEnd.because("the cable was pulled");
    private static final Duration NEVER_STOOD = Duration.ZERO;

    private final BackOff backOff = new BackOff(Patience.USUAL, new Random(3));

    @Test
    void doublesItsBoundUpToTheCap() {
        for (int attempt = 0; attempt < 20; attempt++) {
            Duration bound = Duration.ofSeconds(Math.min(300, 2L << attempt));
            assertThat(backOff.next(CUT, NEVER_STOOD)).as("attempt %d", attempt).isBetween(Duration.ZERO, bound);
        }
    }

    @Test
    void drawsFromTheWholeRangeSoThatAFleetDoesNotComeBackAtOnce() {
        IntStream.range(0, 10).forEach(attempt -> backOff.next(CUT, NEVER_STOOD));

        List<Duration> waits = IntStream.range(0, 200)
                .mapToObj(attempt -> backOff.next(CUT, NEVER_STOOD))
                .toList();

        assertThat(Collections.min(waits)).isLessThan(Duration.ofSeconds(20));
        assertThat(Collections.max(waits))
                .isGreaterThan(Duration.ofSeconds(280))
                .isLessThanOrEqualTo(Patience.USUAL.cap());
        assertThat(waits).doesNotContainSequence(waits.getFirst(), waits.getFirst());
    }

    @Test
    void comesBackWithinTheTimeThatTheServerTellsForAsLongAsItDoesNotTellAnother() {
        backOff.comeBackWithin(Duration.ofSeconds(100));

        List<Duration> waits = IntStream.range(0, 6)
                .mapToObj(attempt -> backOff.next(CUT, NEVER_STOOD))
                .toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(100)));
        assertThat(Collections.max(waits)).isGreaterThan(Duration.ofSeconds(20));

        backOff.comeBackWithin(Duration.ZERO);
        assertThat(backOff.next(CUT, Duration.ofMinutes(10))).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotTrustAConnectionThatStoodForAMoment() {
        IntStream.range(0, 10).forEach(attempt -> backOff.next(CUT, NEVER_STOOD));

        List<Duration> waits = IntStream.range(0, 50)
                .mapToObj(attempt -> backOff.next(CUT, Duration.ofSeconds(599)))
                .toList();

        assertThat(Collections.max(waits)).isGreaterThan(Duration.ofSeconds(200));
    }

    @Test
    void beginsAnewAfterTenStableMinutes() {
        IntStream.range(0, 10).forEach(attempt -> backOff.next(CUT, NEVER_STOOD));

        assertThat(backOff.next(CUT, Duration.ofMinutes(10))).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(backOff.next(CUT, NEVER_STOOD)).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void waitsFiveToFifteenMinutesWhenTheBrokerDoesNotWantIt() {
        for (int code : new int[] {0x85, 0x86, 0x87, 0x8A, 0x8E}) {
            assertThat(backOff.next(LinkEnd.saidByBroker("refused", code), Duration.ofHours(1)))
                    .as("reason code %x", code)
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
        }
        assertThat(LinkEnd.saidByBroker("server shutting down", 0x8B).grave()).isFalse();
    }
}
