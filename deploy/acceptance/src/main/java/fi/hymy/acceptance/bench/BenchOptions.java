package fi.hymy.acceptance.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How much to measure.
///
/// @param only probes whose name holds one of these; all when empty
/// @param fleets sizes of simulated fleets, ascending
record BenchOptions(
        boolean quick,
        int rounds,
        Duration window,
        int publishers,
        int taps,
        List<Integer> fleets,
        List<String> only,
        Path out) {
    static final String USAGE = """
            deploy/bench [--quick] [--rounds N] [--only NAME,NAME] [--out FOLDER]

              --quick     one short round with small fleets: shows that it works, measures little
              --rounds N  interleaved rounds (default 3)
              --only      raw SQLite, mosquitto, ingest, paced, kiosk start, taps, fleet
              --out       where bench.json and bench.md go (default deploy/target/bench)
            """;

    BenchOptions {
        fleets = List.copyOf(fleets);
        only = List.copyOf(only);
    }

    static BenchOptions read(List<String> arguments, Path defaultOut) {
        boolean quick = arguments.contains("--quick");
        int rounds = quick ? 1 : 3;
        List<String> only = List.of();
        Path out = defaultOut;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--quick" -> {}
                case "--rounds" -> rounds = Integer.parseInt(value(arguments, ++i));
                case "--only" -> only = List.of(value(arguments, ++i).split(","));
                case "--out" -> out = Path.of(value(arguments, ++i)).toAbsolutePath();
                default -> throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood");
            }
        }
        return quick
                ? new BenchOptions(true, rounds, Duration.ofSeconds(2), 20, 20, List.of(50, 101), only, out)
                : new BenchOptions(false, rounds, Duration.ofSeconds(6), 200, 100, List.of(1000, 5000), only, out);
    }

    boolean wants(String probe) {
        return only.isEmpty() || only.stream().anyMatch(probe::contains);
    }

    private static String value(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException(arguments.get(index - 1) + " wants a value");
        }
        return arguments.get(index);
    }
}
