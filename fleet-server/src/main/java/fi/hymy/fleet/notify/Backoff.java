package fi.hymy.fleet.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a try that failed: twice as long each time up to an hour, and by chance somewhat less, so
/// that what failed together is not tried together. Twelve tries take about seven hours.
final class Backoff {
    static final int MOST_TRIES = 12;

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Backoff() {}

    /// @param tries so far, from 1
    static Duration after(int tries, RandomGenerator random) {
        long doubled = FIRST.toMillis() << Math.min(tries - 1, 20);
        long longest = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
    }
}
