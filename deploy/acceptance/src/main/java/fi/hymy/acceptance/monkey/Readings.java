package fi.hymy.acceptance.monkey;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/// What was read off the kiosk over time, the oldest first.
record Readings(List<Reading> all) {
    private static final double MEBI = 1024 * 1024;
    /// What an hour may add after the warm-up: more would be seen on a kiosk that runs for months.
    private static final double HEAP_MEBI = 12;
    private static final double RESIDENT_MEBI = 48;
    private static final long THREADS = 4;
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    Readings {
        all = List.copyOf(all);
    }

    /// @param at since the start
    /// @param heap used after a full collection, in bytes
    /// @param resident held in RAM, in bytes
    record Reading(Duration at, long heap, long resident, long threads, long pokes) {}

    /// Without the first third: classes are loaded, pictures cached, code compiled.
    List<Reading> warm() {
        return all.subList(all.size() / 3, all.size());
    }

    /// Mebibytes that the line of least squares rises by from the first warm reading to the last.
    double rise(ToLongFunction<Reading> bytes) {
        List<Reading> warm = warm();
        if (warm.size() < 2) {
            return 0;
        }
        double meanX = warm.stream().mapToDouble(Readings::seconds).average().orElse(0);
        double meanY = warm.stream().mapToLong(bytes).average().orElse(0);
        double above = 0;
        double below = 0;
        for (Reading reading : warm) {
            double x = seconds(reading) - meanX;
            above += x * (bytes.applyAsLong(reading) - meanY);
            below += x * x;
        }
        double span = seconds(warm.getLast()) - seconds(warm.getFirst());
        return below == 0 ? 0 : above / below * span / MEBI;
    }

    private static double seconds(Reading reading) {
        return reading.at().toMillis() / 1000.0;
    }

    /// Nothing can be said of a short run: the program still warms up.
    boolean tooShort() {
        List<Reading> warm = warm();
        return warm.isEmpty() || warm.getLast().at().minus(warm.getFirst().at()).compareTo(SHORTEST) < 0;
    }

    boolean heapIsFlat() {
        return tooShort() || rise(Reading::heap) < HEAP_MEBI;
    }

    boolean residentIsFlat() {
        return tooShort() || rise(Reading::resident) < RESIDENT_MEBI;
    }

    /// More of them by the end than there were at any warm moment before the last third, but for a few that
    /// come and go.
    boolean threadsAreFlat() {
        List<Reading> warm = warm();
        long early = warm.subList(0, Math.max(1, warm.size() / 2)).stream()
                .mapToLong(Reading::threads)
                .max()
                .orElse(0);
        return warm.getLast().threads() <= early + THREADS;
    }
}
