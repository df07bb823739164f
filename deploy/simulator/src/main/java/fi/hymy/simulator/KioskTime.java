package fi.hymy.simulator;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The clock of one pretend kiosk, which is always on time. Each start of the simulator is two boots of it: a long one
/// in which the history was given, and the present one.
final class KioskTime {
    private final long pastBoot;
    private final InstantSource wall;
    private final LongSupplier monotonicMillis;
    private final long startMillis;

    /// @param starts how many times the simulator has started with this kiosk, 1 and up
    KioskTime(long starts, InstantSource wall, LongSupplier monotonicMillis) {
        this.pastBoot = 2 * starts - 1;
        this.wall = wall;
        this.monotonicMillis = monotonicMillis;
        this.startMillis = monotonicMillis.getAsLong();
    }

    /// The present boot.
    long boot() {
        return pastBoot + 1;
    }

    Stamp now() {
        return new Stamp(boot(), monotonicMillis.getAsLong() - startMillis, wall.millis(), TimeQuality.CONFIRMED);
    }

    /// Some time before, within the same boot as far as that is possible.
    static Stamp before(Stamp stamp, Duration time) {
        return new Stamp(
                stamp.boot(),
                Math.max(0, stamp.monotonicMillis() - time.toMillis()),
                stamp.wallMillis() - time.toMillis(),
                stamp.quality());
    }

    /// @param bootedAt when the past boot began, not after the moment
    Stamp past(Instant moment, Instant bootedAt) {
        return new Stamp(
                pastBoot, Duration.between(bootedAt, moment).toMillis(), moment.toEpochMilli(), TimeQuality.CONFIRMED);
    }
}
