package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What hangs on the emulated board, each a program of its own, in a folder of its own.
final class Parts {
    static final String CARD = "card.sock";
    static final String TPM = "tpm.sock";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Parts() {}

    /// The card, with a write cache that it loses with its power: what nobody told it to keep (a flush) is in no file
    /// yet, and a reset alone would not forget it.
    ///
    /// @param directory of `disk.img`
    static Program card(Path directory) {
        return listening(
                Launch.of(
                                "card",
                                directory,
                                "nbdkit",
                                "--foreground",
                                "--unix=" + CARD,
                                "--filter=cache",
                                "file",
                                "disk.img",
                                "cache=writeback")
                        .with("TMPDIR", directory.toString()),
                CARD);
    }

    /// A chip that keeps secrets, made of software too.
    static Program chip(Path folder) {
        return listening(
                Launch.of(
                        "swtpm",
                        folder,
                        "swtpm",
                        "socket",
                        "--tpm2",
                        "--tpmstate",
                        "dir=.",
                        "--ctrl",
                        "type=unixio,path=" + TPM,
                        "--flags",
                        "startup-clear"),
                TPM);
    }

    private static Program listening(Launch launch, String socket) {
        Path file = launch.directory().resolve(socket);
        try {
            Files.createDirectories(launch.directory());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program program = Program.start(launch);
        program.awaitUntil("listens", LIMIT, () -> Files.exists(file));
        return program;
    }
}
