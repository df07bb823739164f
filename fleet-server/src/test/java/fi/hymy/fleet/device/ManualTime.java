package fi.hymy.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes when it is told to.
final class ManualTime implements InstantSource {
    private volatile Instant now;

    ManualTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant at) {
        now = at;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
