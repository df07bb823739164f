package fi.hymy.simulator;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The box that a pretend kiosk would run in: a small computer in good health, a little different at each look.
///
/// @param warmth of its place, in thousandths of a degree above the coolest
/// @param freeBytes on its card
record PretendBox(long warmth, long freeBytes) {
    private static final long COOLEST = 41_000;
    private static final long GIBI = 1L << 30;
    private static final long MEBI = 1L << 20;

    static PretendBox of(long seed) {
        var random = new SplittableRandom(seed);
        return new PretendBox(random.nextLong(14_000), random.nextLong(8, 24) * GIBI);
    }

    /// As much as a real one tells every five minutes.
    Condition look(Duration uptime, RandomGenerator random) {
        var measures = new EnumMap<Measure, Long>(Measure.class);
        measures.put(Measure.CPU_LOAD_PERCENT, random.nextLong(3, 25));
        measures.put(Measure.CPU_MILLICELSIUS, COOLEST + warmth + random.nextLong(3000));
        measures.put(Measure.MEMORY_TOTAL_BYTES, 4 * GIBI);
        measures.put(Measure.MEMORY_FREE_BYTES, 2 * GIBI + random.nextLong(GIBI));
        measures.put(Measure.UPTIME_SECONDS, uptime.toSeconds() + 90);
        measures.put(Measure.UNDER_VOLTAGE_FLAG, 0L);
        measures.put(Measure.UNDER_VOLTAGE_SINCE_BOOT_FLAG, 0L);
        measures.put(Measure.DISK_TOTAL_BYTES, 32 * GIBI);
        measures.put(Measure.DISK_FREE_BYTES, freeBytes);
        measures.put(Measure.DISK_READ_ONLY_FLAG, 0L);
        measures.put(Measure.DISK_ERRORS_COUNT, 0L);
        measures.put(Measure.CANARY_MILLIS, random.nextLong(4, 40));
        measures.put(Measure.CANARY_FAILURES_COUNT, 0L);
        measures.put(Measure.NETWORK_RECEIVED_BYTES, uptime.toSeconds() * random.nextLong(60, 90));
        measures.put(Measure.NETWORK_SENT_BYTES, uptime.toSeconds() * random.nextLong(90, 120));
        measures.put(Measure.PROGRAM_RESIDENT_BYTES, 250 * MEBI + random.nextLong(20 * MEBI));
        measures.put(Measure.PROGRAM_HEAP_USED_BYTES, 40 * MEBI + random.nextLong(30 * MEBI));
        measures.put(Measure.PROGRAM_HEAP_MAX_BYTES, 256 * MEBI);
        measures.put(Measure.PROGRAM_THREADS_COUNT, 41L);
        measures.put(Measure.PROGRAM_UPTIME_SECONDS, uptime.toSeconds());
        measures.put(Measure.PROGRAM_STARTS_COUNT, 1L);
        measures.put(Measure.FRAMES_COUNT, random.nextLong(60, 900));
        measures.put(Measure.PICTURE_FRESH_FLAG, 1L);
        return new Condition(
                measures,
                Map.of(
                        Note.MODEL,
                        "A pretend kiosk",
                        Note.KERNEL,
                        "Linux 6.12",
                        Note.NETWORK,
                        "eth0 192.0.2.7",
                        Note.LINK,
                        "connected",
                        Note.TIME,
                        "confirmed",
                        Note.LAST_EXIT,
                        "clean"),
                List.of());
    }
}
