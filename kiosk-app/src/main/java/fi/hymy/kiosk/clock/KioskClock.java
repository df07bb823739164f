package fi.hymy.kiosk.clock;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The kiosk's sense of time: which start this is, how long it has lasted, and what the clock on the wall would say.
///
/// The wall time is the system's once network time has confirmed it, and stays so for this start. Before that it
/// never lies before the last good time kept on disk: where the system's clock does, it goes on from there. A
/// system's clock that jumps away from where it was known to be is not followed. All methods may be called from
/// any thread.
public final class KioskClock implements InstantSource {
    /// How far the system may be ahead of the last good time and still count as having been restored from a file of the
    /// system's own, which is written more often than ours.
    private static final Duration SAME_ORIGIN = Duration.ofMinutes(10);

    private static final Duration SLOW_DISK = Duration.ofMillis(500);

    private final TimeMemory memory;
    private final InstantSource system;
    private final LongSupplier monotonicMillis;
    private final TimeProbe probe;
    private final long boot;
    private final long startMillis;
    private final long lastGoodAtStart;
    private final long wallAtStart;
    private volatile @Nullable Confirmation confirmed;

    private KioskClock(
            TimeMemory memory, long boot, long lastGood, InstantSource system, LongSupplier millis, TimeProbe probe) {
        this.memory = memory;
        this.boot = boot;
        this.lastGoodAtStart = lastGood;
        this.system = system;
        this.monotonicMillis = millis;
        this.startMillis = millis.getAsLong();
        this.wallAtStart = system.millis();
        this.probe = probe;
    }

    /// Counts this start and keeps the count on disk. A disk that is slow is not waited for. When it does not
    /// take the count, the kiosk runs all the same, and [#checkpoint()] tries again; since the next start could
    /// not know of this one then, the count goes on from the system's clock in seconds, which no kiosk reaches
    /// by counting.
    ///
    /// @param directory made when it is missing
    /// @param largestBootKnown the largest boot that the outbox holds, 0 when it holds none: the count never falls
    ///     behind it, whatever became of the file
    /// @param monotonicMillis never goes back, as [EventLoop#millis()]
    public static KioskClock start(
            Path directory,
            long largestBootKnown,
            InstantSource system,
            LongSupplier monotonicMillis,
            TimeProbe probe) {
        TimeMemory memory = new TimeMemory(directory);
        TimeMemory.Memory found = memory.read();
        long boot = Math.max(found.boot(), largestBootKnown) + 1;
        if (!kept(memory, new TimeMemory.Memory(boot, found.lastGoodMillis()))) {
            boot = Math.max(boot, system.instant().getEpochSecond());
        }
        return new KioskClock(memory, boot, found.lastGoodMillis(), system, monotonicMillis, probe);
    }

    private static boolean kept(TimeMemory memory, TimeMemory.Memory counted) {
        var done = new CompletableFuture<Boolean>();
        Thread.ofPlatform().name("clock-writer").daemon().start(() -> done.complete(memory.write(counted)));
        return done.completeOnTimeout(true, SLOW_DISK.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Which start of the kiosk this is, 1 and up.
    public long boot() {
        return boot;
    }

    public Stamp now() {
        long elapsed = elapsed();
        Optional<Confirmation> known = confirmation();
        if (known.isPresent()) {
            return new Stamp(boot, elapsed, steady(known.get().wallAt(elapsed)), TimeQuality.CONFIRMED);
        }
        if (lastGoodAtStart == TimeMemory.NEVER) {
            return new Stamp(boot, elapsed, system.millis(), TimeQuality.UNSYNCHRONISED);
        }
        long wall = steady(wallAtStart + elapsed);
        long restored = lastGoodAtStart + elapsed;
        if (wall > restored + SAME_ORIGIN.toMillis()) {
            return new Stamp(boot, elapsed, wall, TimeQuality.UNSYNCHRONISED);
        }
        return new Stamp(boot, elapsed, Math.max(wall, restored), TimeQuality.RESTORED);
    }

    /// The system's time, unless it jumped away from where it should be: then time goes on as if it had not.
    private long steady(long expected) {
        long wall = system.millis();
        return Math.abs(wall - expected) > SAME_ORIGIN.toMillis() ? expected : wall;
    }

    /// When this start's clock was confirmed, as soon as it is.
    public Optional<Confirmation> confirmation() {
        if (confirmed == null && probe.confirmed()) {
            confirm();
        }
        return Optional.ofNullable(confirmed);
    }

    private synchronized void confirm() {
        if (confirmed == null) {
            confirmed = new Confirmation(boot, elapsed(), system.millis());
        }
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now().wallMillis());
    }

    /// Keeps the time on disk if it is a good one. To be called every few minutes and at an orderly end; writes a file.
    public void checkpoint() {
        Stamp now = now();
        long good = now.quality() == TimeQuality.UNSYNCHRONISED ? lastGoodAtStart : now.wallMillis();
        memory.write(new TimeMemory.Memory(boot, good));
    }

    private long elapsed() {
        return Math.max(0, monotonicMillis.getAsLong() - startMillis);
    }
}
