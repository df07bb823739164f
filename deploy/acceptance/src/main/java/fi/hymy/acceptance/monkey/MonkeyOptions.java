package fi.hymy.acceptance.monkey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How long and how hard to poke.
///
/// @param rate pokes a second
public record MonkeyOptions(Duration duration, int rate, long seed, Path out) {
    static final String USAGE = """
            deploy/monkey [--minutes N | --seconds N] [--rate N] [--seed N] [--out FOLDER]

            Defaults: 30 minutes, 10 pokes a second, a seed drawn and told.
            """;

    static MonkeyOptions read(List<String> arguments, Path defaultOut, long newSeed) {
        var options = new MonkeyOptions(Duration.ofMinutes(30), 10, newSeed, defaultOut);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private MonkeyOptions with(String name, String value) {
        return switch (name) {
            case "--minutes" -> new MonkeyOptions(Duration.ofMinutes(number(value)), rate, seed, out);
            case "--seconds" -> new MonkeyOptions(Duration.ofSeconds(number(value)), rate, seed, out);
            case "--rate" -> new MonkeyOptions(duration, Math.max(1, number(value)), seed, out);
            case "--seed" -> new MonkeyOptions(duration, rate, Long.parseLong(value), out);
            case "--out" ->
                new MonkeyOptions(duration, rate, seed, Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("'" + name + "' is not understood");
        };
    }

    private static int number(String text) {
        return Integer.parseUnsignedInt(text);
    }
}
