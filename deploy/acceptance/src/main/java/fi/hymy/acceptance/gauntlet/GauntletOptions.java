package fi.hymy.acceptance.gauntlet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How hard to try.
///
/// @param kioskKills how often a kiosk is killed while somebody answers
/// @param cardCuts how often it loses its power, and its card forgets what it was not told to keep; wants root
/// @param serverKills how often the server is killed while it takes answers in
/// @param repeats how often each message is delivered, shuffled
/// @param cuts how often the wire between kiosk and server is cut, stalled or made deaf
/// @param restores how often the server is lost and put back from a backup
/// @param refusals how often the server's database takes nothing for a while
/// @param floods how often the server has no room for what comes in
/// @param offline how many answers of a month are kept before the network comes back
/// @param lanes how many scenarios run at a time
public record GauntletOptions(
        int kioskKills,
        int cardCuts,
        int serverKills,
        int repeats,
        int cuts,
        int restores,
        int refusals,
        int floods,
        int offline,
        int lanes,
        long seed,
        Path out) {
    static final String USAGE = """
            deploy/gauntlet [--kiosk-kills N] [--card-cuts N] [--server-kills N] [--repeats N] [--cuts N] [--restores N]
                            [--refusals N] [--floods N] [--offline N] [--lanes N] [--seed N] [--out FOLDER]

            Defaults: 50 kiosk kills, 50 card cuts (0 where no card can be mounted), 20 server kills, 10 repeats, 20 cuts, 2 restores, 2 refusals, 2 floods,
            15000 offline answers, two scenarios at a time, a seed drawn and told.
            0 leaves a scenario out.
            """;

    static GauntletOptions read(List<String> arguments, Path defaultOut, long newSeed) {
        var options = new GauntletOptions(
                50, MountedCard.possible() ? 50 : 0, 20, 10, 20, 2, 2, 2, 15_000, 2, newSeed, defaultOut);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        if (options.cardCuts() > 0 && !MountedCard.possible()) {
            throw new IllegalArgumentException(
                    "--card-cuts wants root, loop devices, FUSE, and Debian's nbdkit and libnbd-bin");
        }
        return options;
    }

    private GauntletOptions with(String name, String value) {
        return switch (name) {
            case "--seed" -> counting(counts(), Long.parseLong(value), out);
            case "--out" -> counting(counts(), seed, Path.of(value).toAbsolutePath());
            default -> {
                var counts = counts();
                if (counts.replace(name, number(value)) == null) {
                    throw new IllegalArgumentException("'" + name + "' is not understood");
                }
                yield counting(counts, seed, out);
            }
        };
    }

    private Map<String, Integer> counts() {
        return new HashMap<>(Map.of(
                "--kiosk-kills",
                kioskKills,
                "--card-cuts",
                cardCuts,
                "--server-kills",
                serverKills,
                "--repeats",
                repeats,
                "--cuts",
                cuts,
                "--restores",
                restores,
                "--refusals",
                refusals,
                "--floods",
                floods,
                "--offline",
                offline,
                "--lanes",
                lanes));
    }

    private static GauntletOptions counting(Map<String, Integer> counts, long seed, Path out) {
        return new GauntletOptions(
                counts.getOrDefault("--kiosk-kills", 0),
                counts.getOrDefault("--card-cuts", 0),
                counts.getOrDefault("--server-kills", 0),
                counts.getOrDefault("--repeats", 0),
                counts.getOrDefault("--cuts", 0),
                counts.getOrDefault("--restores", 0),
                counts.getOrDefault("--refusals", 0),
                counts.getOrDefault("--floods", 0),
                counts.getOrDefault("--offline", 0),
                Math.max(1, counts.getOrDefault("--lanes", 1)),
                seed,
                out);
    }

    private static int number(String text) {
        return Integer.parseUnsignedInt(text);
    }
}
