package fi.hymy.acceptance.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How large a fleet, and how long to look at it.
///
/// @param kiosks at least one
/// @param sites that they stand at
/// @param perDay answers of one kiosk on one day of ten hours
/// @param steady how long to look at a fleet to which nothing happens
/// @param heap of the server, as `-Xmx` has it
record FleetOptions(int kiosks, int sites, int perDay, Duration steady, String heap, Path out) {
    static final String USAGE = """
            deploy/bench fleet [--kiosks N] [--sites N] [--per-day N] [--steady 90s|30m] [--heap 1g] [--out FOLDER]

              --kiosks   how many come, over mutual TLS (default 10000)
              --sites    that they stand at (default one for ten kiosks)
              --per-day  answers of one kiosk in ten hours (default 100)
              --steady   how long to look at the fleet at rest (default 60s)
              --heap     of the server (default 768m)
              --out      where fleet.json and fleet.md go (default deploy/target/bench-fleet)
            """;

    private static final int TEN_HOURS = 36_000;
    private static final int TO_A_SITE = 10;

    static FleetOptions read(List<String> arguments, Path defaultOut) {
        var options = new FleetOptions(10_000, 0, 100, Duration.ofSeconds(60), "768m", defaultOut);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options.sites() > 0 ? options : options.at(Math.max(1, options.kiosks() / TO_A_SITE));
    }

    private FleetOptions with(String name, String value) {
        return switch (name) {
            case "--kiosks" -> new FleetOptions(atLeastOne(value), sites, perDay, steady, heap, out);
            case "--sites" -> at(atLeastOne(value));
            case "--per-day" -> new FleetOptions(kiosks, sites, Integer.parseUnsignedInt(value), steady, heap, out);
            case "--steady" -> new FleetOptions(kiosks, sites, perDay, time(value), heap, out);
            case "--heap" -> new FleetOptions(kiosks, sites, perDay, steady, value, out);
            case "--out" ->
                new FleetOptions(
                        kiosks, sites, perDay, steady, heap, Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("'" + name + "' is not understood");
        };
    }

    private FleetOptions at(int places) {
        return new FleetOptions(kiosks, places, perDay, steady, heap, out);
    }

    private static int atLeastOne(String text) {
        return Math.max(1, Integer.parseUnsignedInt(text));
    }

    private static Duration time(String text) {
        return Duration.parse("PT" + (text.matches("\\d+") ? text + "s" : text));
    }

    /// Answers a second of all together.
    double rate() {
        return (double) kiosks * perDay / TEN_HOURS;
    }
}
