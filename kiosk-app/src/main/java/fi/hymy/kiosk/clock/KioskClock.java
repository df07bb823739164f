package fi.hymy.kiosk.clock;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The kiosk's sense of time: which start this is, how long it has lasted, and what the clock on the wall would say.
///
/// The wall time is the system's once network time has confirmed it, and stays so for this start. Before that it never
/// lies before the last good time kept on disk: where the system's clock does, it goes on from there. All methods may
/// be
/// called from any thread.
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
    private volatile boolean confirmed;

    private KioskClock(
            TimeMemory memory, long boot, long lastGood, InstantSource system, LongSupplier millis, TimeProbe probe) {
        this.memory = memory;
        this.boot = boot;
        this.lastGoodAtStart = lastGood;
        this.system = system;
        this.monotonicMillis = millis;
        this.startMillis = millis.getAsLong();
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
        long wall = system.millis();
        if (isConfirmed()) {
            return new Stamp(boot, elapsed, wall, TimeQuality.CONFIRMED);
        }
        if (lastGoodAtStart == TimeMemory.NEVER) {
            return new Stamp(boot, elapsed, wall, TimeQuality.UNSYNCHRONISED);
        }
        long restored = lastGoodAtStart + elapsed;
        if (wall > restored + SAME_ORIGIN.toMillis()) {
            return new Stamp(boot, elapsed, wall, TimeQuality.UNSYNCHRONISED);
        }
        return new Stamp(boot, elapsed, Math.max(wall, restored), TimeQuality.RESTORED);
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

    private boolean isConfirmed() {
        if (!confirmed && probe.confirmed()) {
            confirmed = true;
        }
        return confirmed;
    }
}
