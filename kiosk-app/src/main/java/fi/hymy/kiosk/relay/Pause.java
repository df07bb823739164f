package fi.hymy.kiosk.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to leave a busy server alone: doubles with every time, with jitter.
final class Pause {
    static final Duration BASE = Duration.ofSeconds(4);
    static final Duration CAP = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int times;

    Pause(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        times = 0;
    }

    /// Between half of the bound and the bound.
    Duration next() {
        long bound = Math.min(CAP.toMillis(), BASE.toMillis() << Math.min(times, 20));
        times++;
        return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
    }
}
