package fi.hymy.kiosk.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks programs whether they are there.
final class Installed {
    private static final long PATIENCE_SECONDS = 10;
    private static final int MOST_BYTES = 256 * 1024;

    private Installed() {}

    /// What the program answers, or nothing when it is not there, fails or takes longer than 10 s.
    static Optional<String> ask(List<String> command) {
        try {
            Process program =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream answer = program.getInputStream()) {
                program.getOutputStream().close();
                String text = new String(answer.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && program.exitValue() == 0
                        ? Optional.of(text)
                        : Optional.empty();
            } finally {
                program.destroyForcibly();
            }
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
