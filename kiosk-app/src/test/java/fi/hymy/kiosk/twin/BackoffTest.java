package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void doublesUpToItsBound() {
        Backoff backoff = backoff(1);
        long bound = FIRST.toMillis();
        for (int i = 0; i < 20; i++) {
            assertThat(backoff.next().toMillis()).isBetween(bound / 2, bound);
            bound = Math.min(2 * bound, LONGEST.toMillis());
        }
        assertThat(bound).isEqualTo(LONGEST.toMillis());
    }

    @Test
    void beginsAnew() {
        Backoff backoff = backoff(1);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void differsFromKioskToKiosk() {
        Set<Duration> delays = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            delays.add(backoff(seed).next());
        }

        assertThat(delays).hasSizeGreaterThan(80);
    }

    private static Backoff backoff(long seed) {
        return new Backoff(FIRST, LONGEST, new SplittableRandom(seed));
    }
}
