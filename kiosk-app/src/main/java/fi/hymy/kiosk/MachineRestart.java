package fi.hymy.kiosk;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks the operating system to start the machine anew. It does so only for a program that it lets; the
/// kiosk's image takes a file for the question, so that the program needs no more rights than that.
///
/// @param command and its arguments
record MachineRestart(List<String> command) {
    static final MachineRestart SYSTEMD = new MachineRestart(List.of("systemctl", "--no-ask-password", "reboot"));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_WORDS = 200;

    /// By a file that the system looks out for, where the environment names one; else as [#SYSTEMD].
    static MachineRestart of(Map<String, String> environment) {
        String file = environment.getOrDefault("HYMY_RESTART_FILE", "");
        return file.isEmpty() ? SYSTEMD : new MachineRestart(List.of("touch", file));
    }

    MachineRestart {
        command = List.copyOf(command);
    }

    /// Waits until the system has answered.
    ///
    /// @return why it does not, or empty when it is about to
    Optional<String> begin() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("the system did not answer");
            }
            byte[] said = process.getInputStream().readNBytes(MOST_WORDS);
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("the system does not let it: " + new String(said, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.of("this machine cannot be started anew from here");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the program ended meanwhile");
        }
    }
}
