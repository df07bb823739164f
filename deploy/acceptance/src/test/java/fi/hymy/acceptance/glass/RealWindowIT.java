package fi.hymy.acceptance.glass;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packaged kiosk, as it ships, in a real window under X: tapped by the X server, not from inside.
final class RealWindowIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final byte[] ONE_QUESTION = """
            {
              "surveyId": "one-tap",
              "version": 1,
              "name": "One tap",
              "languages": ["en"],
              "pages": [{"pageId": "only", "questions": [
                {"questionId": "visit", "type": "smiley", "faces": 5, "text": {"en": "How was your visit?"}}]}],
              "endings": [{"endingId": "end", "title": {"en": "Thank you!"}}],
              "settings": {"thankYou": 1, "repeatInterval": 0}
            }
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void isTappedAndCannotBeLeft() {
        assumeTrue(
                Stream.of("Xvfb", "xdotool", "openbox").allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name))),
                "Xvfb, xdotool and openbox are needed");
        Packages packages = Packages.find();
        Path out = packages.target("real-window");
        try (Stage stage = Stage.open(packages, out);
                Program display = Program.start(
                        Launch.of("xvfb", out, "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"))) {
            String screen =
                    ":" + display.awaitLine(Pattern.compile("^(\\d+)$"), LIMIT).group(1);
            try (Program manager =
                    Program.start(Launch.of("openbox", out, "openbox").with("DISPLAY", screen))) {
                tapThenTryToLeave(packages, stage, screen, out);
                assertThat(manager.alive()).isTrue();
            }
        }
    }

    private static void tapThenTryToLeave(Packages packages, Stage stage, String screen, Path out) {
        Issued kiosk = stage.console().addKiosk("Lobby");
        Version version = stage.console().publish("one-tap", ONE_QUESTION);
        stage.console().assign(version, List.of(kiosk.id()));
        Path config = config(stage.kiosk(kiosk).settings(), out);
        Launch launch = Launch.java(
                        "kiosk", out, List.of("-jar", packages.kiosk().toString(), "--config", config.toString()))
                .with("DISPLAY", screen);
        try (Program program = Program.start(launch)) {
            Wait.until(
                    "the kiosk shows the survey", LIMIT, () -> stage.console().settled(kiosk.id()));
            tapUntilCounted(stage, screen, out, 1);
            for (String keys : List.of("Escape", "alt+F4", "F11", "ctrl+w", "ctrl+q", "super")) {
                xdotool(screen, out, "key", keys);
            }
            tapUntilCounted(stage, screen, out, 2);
            assertThat(program.alive()).isTrue();
        }
    }

    /// As a kiosk is set up: full screen, on the display that there is.
    private static Path config(Map<String, String> settings, Path out) {
        String text = new TreeMap<>(settings)
                .entrySet().stream()
                        .filter(setting -> !Set.of("headless", "window").contains(setting.getKey()))
                        .map(setting -> setting.getKey() + '=' + setting.getValue())
                        .collect(joining("\n"));
        try {
            return Files.writeString(out.resolve("kiosk.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The happiest face lies near the right end of the row, half-way down. A tap during the thanks counts for nothing,
    /// so it is tried again until the server has counted. Quick repeats are marked, and counted here too.
    private static void tapUntilCounted(Stage stage, String screen, Path out, int count) {
        Wait.until("response %d is counted".formatted(count), LIMIT, () -> {
            if (responses(stage) < count) {
                xdotool(screen, out, "mousemove", "1128", "430", "click", "1");
                Wait.pause(1500);
            }
            return responses(stage) >= count;
        });
    }

    private static int responses(Stage stage) {
        return stage.console()
                .get("/api/v1/results/one-tap?flagged=true")
                .get("responses")
                .asInt();
    }

    private static void xdotool(String screen, Path out, String... arguments) {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        try (Program tool = Program.start(
                Launch.of("xdotool", out, command.toArray(String[]::new)).with("DISPLAY", screen))) {
            Wait.until("xdotool is done", LIMIT, () -> !tool.alive());
        }
    }
}
