package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk, from the pin of its presence sensor to what the speech engine is told to read. The engine writes it
/// down, and is slow to say which voices it has.
@Timeout(120)
final class GreetingIT {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @TempDir
    Path programs;

    @Test
    void asksChildrenAloudWhenThePresenceSensorTellsThatSomebodyCame() throws Exception {
        Survey survey = SampleSurveys.everyLook();
        assertThat(survey.settings().children()).isTrue();
        KioskRig.lay(data, survey);
        installEngine();
        String path = programs + ":" + System.getenv("PATH");

        try (Child kiosk = Child.start(data, Map.of("PATH", path))) {
            assertThat(kiosk.ask("await screen-attract")).isEqualTo("there");
            await().atMost(PATIENT).until(() -> Files.exists(programs.resolve("found")));
            assertThat(said()).as("to an empty hall").isEmpty();

            // The kiosk hears of its engine a moment after the engine has spoken.
            await().atMost(PATIENT).pollInterval(Duration.ofMillis(500)).until(() -> {
                kiosk.ask("far");
                kiosk.ask("near");
                return !said().isEmpty();
            });
            assertThat(said().getFirst()).contains("-v fi ").contains("Miltä tuntui?");

            await().atMost(PATIENT).until(() -> said().stream().anyMatch(line -> line.endsWith("end")));
            int lines = said().size();
            kiosk.ask("far");
            kiosk.ask("near");
            await().during(Duration.ofMillis(700)).until(() -> said().size() == lines);
            kiosk.end();
        }
    }

    private List<String> said() {
        Path file = programs.resolve("said");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void installEngine() throws IOException {
        Path program = programs.resolve("espeak-ng");
        Files.writeString(program, """
                #!/bin/sh
                here=$(dirname "$0")
                if [ "$1" = --voices ]; then
                  sleep 2
                  echo 'Pty Language Age/Gender VoiceName File Other Languages'
                  echo ' 5  fi             --/M      Finnish  fi'
                  touch "$here/found"
                else
                  { printf '%s ' "$@"; tr '\n' ' '; echo end; } >> "$here/said"
                fi
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
