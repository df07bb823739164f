package fi.hymy.acceptance.herd;

import java.nio.file.Path;
import java.util.List;

/// How large a fleet, and how often it goes.
///
/// @param kiosks at least one
/// @param cuts how often the wire to all of them is cut
/// @param stops how often the server is stopped and started
public record HerdOptions(int kiosks, int cuts, int stops, Path out) {
    static final String USAGE = """
            deploy/herd [--kiosks N] [--cuts N] [--stops N] [--out FOLDER]

            Defaults: 1000 kiosks, one cut of their network, one restart of the server.
            """;

    static HerdOptions read(List<String> arguments, Path defaultOut) {
        var options = new HerdOptions(1000, 1, 1, defaultOut);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private HerdOptions with(String name, String value) {
        return switch (name) {
            case "--kiosks" -> new HerdOptions(Math.max(1, Integer.parseUnsignedInt(value)), cuts, stops, out);
            case "--cuts" -> new HerdOptions(kiosks, Integer.parseUnsignedInt(value), stops, out);
            case "--stops" -> new HerdOptions(kiosks, cuts, Integer.parseUnsignedInt(value), out);
            case "--out" -> new HerdOptions(kiosks, cuts, stops, Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("'" + name + "' is not understood");
        };
    }
}
