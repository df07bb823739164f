package fi.hymy.fleet.device;

import java.time.Duration;
import java.time.Instant;

/// How finely the past is kept, and for how long. Slots begin at whole multiples since 1970-01-01T00:00Z, so days are
/// those of UTC.
enum Grain {
    /// As the kiosk said it: the newest of each five minutes.
    SLOT(0, Duration.ofMinutes(5), Duration.ofDays(2)),
    HOUR(1, Duration.ofHours(1), Duration.ofDays(90)),
    DAY(2, Duration.ofDays(1), Duration.ofDays(730));

    private final int number;
    private final Duration length;
    private final Duration kept;

    Grain(int number, Duration length, Duration kept) {
        this.number = number;
        this.length = length;
        this.kept = kept;
    }

    /// As the database knows it.
    int number() {
        return number;
    }

    Duration length() {
        return length;
    }

    Duration kept() {
        return kept;
    }

    /// The beginning of the slot that a moment lies in.
    Instant floor(Instant at) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length.toMillis()) * length.toMillis());
    }

    /// How many rows of it a kiosk can have.
    long mostRows() {
        return kept.dividedBy(length) + 1;
    }
}
