package fi.hymy.acceptance.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the emulator is to show.
///
/// @param image of amd64
/// @param faulty whether to look only at what a card says whose hymy.txt has faults
/// @param software whether new versions are brought to it, a good one and a bad one
/// @param system whether whole systems are, too
/// @param cuts how often the power is cut while answers are given
/// @param patience for whatever takes long: a start, in the emulator
record BootOptions(
        Path image,
        boolean faulty,
        boolean software,
        boolean system,
        int cuts,
        Duration patience,
        long seed,
        Path out) {
    static final String USAGE = """
            deploy/kiosk/boot-test [--image FILE] [--faulty yes|no] [--update yes|no] [--system yes|no] [--cuts N] [--patience MINUTES] [--seed N] [--out FOLDER]

            Defaults: deploy/target/kiosk/hymy-kiosk-amd64.img, no updates, no cuts, 15 minutes for a start, a seed drawn and told.
            --faulty looks at what a card with a faulty hymy.txt shows, and ends.
            --update brings two releases, signed by keys that the emulator is told to trust: the program of the image
            under a new number (hymy-app-amd64.squashfs beside the image), and one that cannot start. --system does the
            same with the whole system (hymy-os-amd64.squashfs).
            """;

    static BootOptions read(List<String> arguments, BootOptions usual) {
        BootOptions options = usual;
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 >= arguments.size()) {
                throw new IllegalArgumentException("'" + arguments.get(i) + "' is not understood, or wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    /// The program alone, beside the image of which it is the first version.
    Path program() {
        return image.resolveSibling("hymy-app-amd64.squashfs");
    }

    /// The root alone.
    Path root() {
        return image.resolveSibling("hymy-os-amd64.squashfs");
    }

    private BootOptions with(String name, String value) {
        return switch (name) {
            case "--image" ->
                new BootOptions(Path.of(value).toAbsolutePath(), faulty, software, system, cuts, patience, seed, out);
            case "--cuts" ->
                new BootOptions(image, faulty, software, system, Integer.parseUnsignedInt(value), patience, seed, out);
            case "--faulty" -> new BootOptions(image, value.equals("yes"), software, system, cuts, patience, seed, out);
            case "--update" -> new BootOptions(image, faulty, value.equals("yes"), system, cuts, patience, seed, out);
            case "--system" -> new BootOptions(image, faulty, software, value.equals("yes"), cuts, patience, seed, out);
            case "--patience" ->
                new BootOptions(
                        image,
                        faulty,
                        software,
                        system,
                        cuts,
                        Duration.ofMinutes(Integer.parseUnsignedInt(value)),
                        seed,
                        out);
            case "--seed" ->
                new BootOptions(image, faulty, software, system, cuts, patience, Long.parseLong(value), out);
            case "--out" ->
                new BootOptions(
                        image,
                        faulty,
                        software,
                        system,
                        cuts,
                        patience,
                        seed,
                        Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("'" + name + "' is not understood");
        };
    }
}
