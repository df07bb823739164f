package fi.hymy.acceptance.emulator;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the emulator is to show.
///
/// @param image of amd64
/// @param faulty whether to look only at what a card says whose hymy.txt has faults
/// @param software whether new versions are brought to it, a good one and a bad one
/// @param system whether whole systems are, too
/// @param cuts how often the power is cut while answers are given
/// @param tpm whether the board has a chip that keeps secrets
/// @param processors of the machine
/// @param patience for whatever takes long: a start, in the emulator
record BootOptions(
        Path image,
        boolean faulty,
        boolean software,
        boolean system,
        int cuts,
        boolean tpm,
        int processors,
        Duration patience,
        long seed,
        Path out) {
    static final String USAGE = """
            deploy/kiosk/boot-test [--image FILE] [--faulty yes|no] [--update yes|no] [--system yes|no] [--cuts N]
                                   [--tpm yes|no] [--processors N] [--patience MINUTES] [--seed N] [--out FOLDER]

            Defaults: deploy/target/kiosk/hymy-kiosk-amd64.img, no updates, no cuts, 2 processors, 15 minutes for a start, a
            seed drawn and told.
            --faulty looks at what a card with a faulty hymy.txt shows, and ends.
            --update brings two releases, signed by keys that the emulator is told to trust: the program of the image
            under a new number (hymy-app-amd64.squashfs beside the image), and one that cannot start. --system does the
            same with the whole system (hymy-os-amd64.squashfs).
            --tpm gives the board a chip that keeps secrets: the disk must say nothing, and be of no use to another board.
            --processors 1 where the machine has other work: processors made of software wait for each other.
            """;

    private static final Set<String> NAMES = Set.of(
            "--image",
            "--faulty",
            "--update",
            "--system",
            "--cuts",
            "--processors",
            "--tpm",
            "--patience",
            "--seed",
            "--out");

    /// @param target where an image is looked for, and a report goes, unless another place is given
    static BootOptions read(List<String> arguments, Path target) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!NAMES.contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("'" + name + "' is not understood, or wants a value");
            }
            given.put(name, arguments.get(i + 1));
        }
        return new BootOptions(
                path(given, "--image", target.resolve("kiosk/hymy-kiosk-amd64.img")),
                "yes".equals(given.get("--faulty")),
                "yes".equals(given.get("--update")),
                "yes".equals(given.get("--system")),
                number(given, "--cuts", 0),
                "yes".equals(given.get("--tpm")),
                number(given, "--processors", 2),
                Duration.ofMinutes(number(given, "--patience", 15)),
                number(given, "--seed", new SecureRandom().nextInt(1_000_000)),
                path(given, "--out", target.resolve("boot-test")));
    }

    private static Path path(Map<String, String> given, String name, Path usual) {
        return given.containsKey(name) ? Path.of(given.get(name)).toAbsolutePath() : usual;
    }

    private static int number(Map<String, String> given, String name, int usual) {
        try {
            return given.containsKey(name) ? Integer.parseUnsignedInt(given.get(name)) : usual;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " wants a number", e);
        }
    }

    /// The program alone, beside the image of which it is the first version.
    Path program() {
        return image.resolveSibling("hymy-app-amd64.squashfs");
    }

    /// The root alone.
    Path root() {
        return image.resolveSibling("hymy-os-amd64.squashfs");
    }
}
