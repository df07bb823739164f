package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.program.Hymy;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Releases of the kiosk's program and of its whole system, made, signed and rolled out to one kiosk as its makers
/// do, and what the server then says of it.
///
/// @param hymy run in the folder of the releases
/// @param program of the image, as a squashfs
/// @param system the image's root, as a squashfs
/// @param patience from the rollout to its end
record Updates(Hymy hymy, Path program, Path system, ConsoleClient console, String kiosk, Duration patience) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String ARCH = "amd64";

    /// The same program under a new number; waits until the kiosk runs it.
    ///
    /// @return what it runs
    String good(String version, int number) {
        bring("app", version, number, program);
        await("it runs " + version, "/app/version", version);
        await("it says so", "/last/result", "committed");
        Wait.until(
                "the one before it ended in order",
                patience,
                () -> console.get("/api/v1/kiosks/" + kiosk + "/health")
                        .at("/notes/LAST_EXIT")
                        .asString("")
                        .equals("clean"));
        return software().path("app").toString();
    }

    /// The same system under a new number; waits until the kiosk runs it, and let it stay.
    ///
    /// @return what it runs
    String goodSystem(String version, int number) {
        bring("os", version, number, system);
        await("it runs " + version, "/os/version", version);
        await("it stays", "/last/result", "committed");
        return software().path("os").toString();
    }

    /// A system whose first program ends at once, so that its kernel does; waits until the machine is back.
    ///
    /// @param before the version that it must run then
    /// @return why, in words
    String badSystem(String version, int number, String before) {
        bring("os", version, number, ended());
        return back("/os/version", before);
    }

    private String back(String where, String before) {
        await("it went back", "/last/result", "rolled_back");
        JsonNode says = software();
        if (!says.at(where).asString("").equals(before)) {
            throw new IllegalStateException("it should run %s again: %s".formatted(before, says));
        }
        return says.at("/last/detail").asString("");
    }

    /// A version whose program does not even begin, for somebody forgot half of it; waits until the kiosk took it back.
    ///
    /// @param before the version that it must run then
    /// @return why, in words
    /// @throws IllegalStateException when it runs another
    String bad(String version, int number, String before) {
        bring("app", version, number, broken());
        return back("/app/version", before);
    }

    private void bring(String kind, String version, int number, Path file) {
        hymy.bring(kind, version, number, ARCH, file);
        hymy.rollOut(version, kiosk);
    }

    private Path broken() {
        run("unsquashfs", "-quiet", "-no-progress", "-force", "-dest", "bad", program.toString());
        try {
            Files.delete(hymy.folder().resolve("bad/lib/kiosk-app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mksquashfs", "bad", "bad.squashfs", "-comp", "zstd", "-noappend", "-no-progress", "-quiet", "-all-root");
        return hymy.folder().resolve("bad.squashfs");
    }

    private Path ended() {
        run("unsquashfs", "-quiet", "-no-progress", "-force", "-dest", "bad-system", system.toString());
        Path first = hymy.folder().resolve("bad-system/usr/lib/systemd/systemd");
        try {
            Files.writeString(first, "#!/bin/sh\nexit 1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "mksquashfs",
                "bad-system",
                "bad-system.squashfs",
                "-comp",
                "zstd",
                "-Xcompression-level",
                "5",
                "-noappend",
                "-no-progress",
                "-quiet");
        return hymy.folder().resolve("bad-system.squashfs");
    }

    private void run(String... command) {
        Program.run(Launch.of(command[0], hymy.folder(), command), LIMIT);
    }

    private void await(String what, String pointer, String value) {
        Wait.until(what, patience, () -> software().at(pointer).asString("").equals(value));
    }

    private JsonNode software() {
        return console.get("/api/v1/kiosks/" + kiosk + "/software");
    }
}
