package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs of the box that the slot machine needs.
final class Commands {
    private static final long SECONDS = 60;
    private static final int MOST_WORDS = 300;

    private Commands() {}

    /// @throws IOException when it ends badly, or not within a minute
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (InputStream said = process.getInputStream()) {
            // First the end, then its words: one that hangs would never end them.
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("%s took too long".formatted(command.getFirst()));
            }
            if (process.exitValue() != 0) {
                String words = new String(said.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip();
                throw new IOException("%s ended with %d: %s".formatted(command.getFirst(), process.exitValue(), words));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
