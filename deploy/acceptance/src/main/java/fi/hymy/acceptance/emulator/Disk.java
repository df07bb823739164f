package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A card with the image on it, as a coordinator prepares it: a copy, larger than the image, with its own `hymy.txt`.
final class Disk {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /// Where the boot partition begins.
    private static final String BOOT = "@@1M";

    private Disk() {}

    /// @param directory gets `disk.img`
    /// @param settings the whole text of hymy.txt
    static void prepare(Path image, Path directory, String settings) {
        try {
            Files.writeString(directory.resolve("hymy.txt"), settings.replace("\n", "\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(directory, "cp", "--sparse=always", image.toString(), "disk.img");
        run(directory, "truncate", "--size=8G", "disk.img");
        run(directory, "mcopy", "-o", "-i", "disk.img" + BOOT, "hymy.txt", "::hymy.txt");
    }

    /// Whether a text stands anywhere on it.
    static boolean holds(Path directory, String text) {
        Program program = Program.start(
                Launch.of("look", directory, "grep", "--quiet", "--text", "--fixed-strings", text, "disk.img"));
        return switch (program.exitCode(LIMIT).orElse(-1)) {
            case 0 -> true;
            case 1 -> false;
            default -> throw new IllegalStateException("the disk could not be looked through, see " + program.log());
        };
    }

    private static void run(Path directory, String... command) {
        Program.run(Launch.of("disk", directory, command), LIMIT);
    }
}
