package fi.hymy.acceptance.program;

import java.nio.file.Files;
import java.nio.file.Path;

/// Debian's Chromium as a kiosk: what many use instead of a program of their own.
public final class BrowserProgram {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private BrowserProgram() {}

    public static boolean installed() {
        return Files.isExecutable(CHROMIUM);
    }

    /// Shows a page on the whole of a display, drawing without a graphics processor, and does nothing of its own in the
    /// background.
    ///
    /// @param directory of its log and its profile
    public static Program start(Path directory, DisplayProgram display, Path page) {
        return Program.start(Launch.of(
                        "chromium",
                        directory,
                        CHROMIUM.toString(),
                        "--kiosk",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-breakpad",
                        "--password-store=basic",
                        "--window-position=0,0",
                        "--window-size=%d,%d"
                                .formatted(
                                        display.picture().width(),
                                        display.picture().height()),
                        "--user-data-dir=" + directory.resolve("profile").toAbsolutePath(),
                        page.toUri().toString())
                .with("DISPLAY", display.name()));
    }
}
