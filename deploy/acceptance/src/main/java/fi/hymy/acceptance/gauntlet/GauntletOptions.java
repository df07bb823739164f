package fi.hymy.acceptance.gauntlet;

import java.nio.file.Path;
import java.util.List;

/// How hard to try.
///
/// @param kioskKills how often a kiosk is killed while somebody answers
/// @param serverKills how often the server is killed while it takes answers in
/// @param repeats how often each message is delivered, shuffled
/// @param cuts how often the wire between kiosk and server is cut, stalled or made deaf
/// @param offline how many answers of a month are kept before the network comes back
public record GauntletOptions(
        int kioskKills, int serverKills, int repeats, int cuts, int offline, long seed, Path out) {
    static final String USAGE = """
            deploy/gauntlet [--kiosk-kills N] [--server-kills N] [--repeats N] [--cuts N] [--offline N] [--seed N]
                            [--out FOLDER]

            Defaults: 50 kiosk kills, 20 server kills, 10 repeats, 20 cuts, 15000 offline answers, a seed drawn and told.
            0 leaves a scenario out.
            """;

    static GauntletOptions read(List<String> arguments, Path defaultOut, long newSeed) {
        var options = new GauntletOptions(50, 20, 10, 20, 15_000, newSeed, defaultOut);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private GauntletOptions with(String name, String value) {
        return switch (name) {
            case "--kiosk-kills" -> new GauntletOptions(number(value), serverKills, repeats, cuts, offline, seed, out);
            case "--server-kills" -> new GauntletOptions(kioskKills, number(value), repeats, cuts, offline, seed, out);
            case "--repeats" -> new GauntletOptions(kioskKills, serverKills, number(value), cuts, offline, seed, out);
            case "--cuts" -> new GauntletOptions(kioskKills, serverKills, repeats, number(value), offline, seed, out);
            case "--offline" -> new GauntletOptions(kioskKills, serverKills, repeats, cuts, number(value), seed, out);
            case "--seed" ->
                new GauntletOptions(kioskKills, serverKills, repeats, cuts, offline, Long.parseLong(value), out);
            case "--out" ->
                new GauntletOptions(
                        kioskKills,
                        serverKills,
                        repeats,
                        cuts,
                        offline,
                        seed,
                        Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("'" + name + "' is not understood");
        };
    }

    private static int number(String text) {
        return Integer.parseUnsignedInt(text);
    }
}
