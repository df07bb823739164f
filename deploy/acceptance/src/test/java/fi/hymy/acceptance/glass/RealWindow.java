package fi.hymy.acceptance.glass;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.FrameBuffer;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What stands on a display that a kiosk has for itself: seen pixel by pixel, and touched by the display's own
/// pointer and keys, as people do it.
///
/// @param out for logs
record RealWindow(Stage stage, DisplayProgram display, Path out) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] ONE_QUESTION = """
            {
              "surveyId": "one-tap",
              "version": 1,
              "name": "One tap",
              "languages": ["en"],
              "pages": [{"pageId": "only", "questions": [
                {"questionId": "visit", "type": "smiley", "faces": 5, "text": {"en": "How was your visit?"}}]}],
              "endings": [{"endingId": "end", "title": {"en": "Thank you!"}}],
              "settings": {"thankYou": 1, "repeatInterval": 0},
              "theme": {"colours": {"background": "#123456", "surface": "#FFFFFF", "text": "#FFFFFF",
                "primary": "#FFD84D", "onPrimary": "#000000"}}
            }
            """.getBytes(StandardCharsets.UTF_8);

    private static final int BACKGROUND = 0x123456;
    /// The happiest face lies near the right end of the row, half-way down.
    private static final double FACE_X = 0.88;

    private static final double FACE_Y = 0.54;
    /// Where nothing is to be tapped: beside the faces.
    private static final int ASIDE = 6;
    /// What people who know computers press.
    private static final List<String> WAYS_OUT = List.of(
            "Escape",
            "alt+Escape",
            "alt+F4",
            "F11",
            "ctrl+w",
            "ctrl+q",
            "super",
            "super+d",
            "alt+Tab",
            "ctrl+alt+Delete",
            "ctrl+alt+F1",
            "ctrl+alt+F2",
            "ctrl+alt+BackSpace");

    /// A kiosk that the server knows, with a survey to show.
    Issued cast() {
        Issued kiosk = stage.console().addKiosk("Lobby");
        Version version = stage.console().publish("one-tap", ONE_QUESTION);
        stage.console().assign(version, List.of(kiosk.id()));
        return kiosk;
    }

    /// As a kiosk is set up: full screen, on the display that there is.
    static Path config(Map<String, String> settings, Path folder) {
        String text = new TreeMap<>(settings)
                .entrySet().stream()
                        .filter(setting -> !Set.of("headless", "window").contains(setting.getKey()))
                        .map(setting -> setting.getKey() + '=' + setting.getValue())
                        .collect(joining("\n"));
        try {
            return Files.writeString(folder.resolve("kiosk.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers, tries every way out, and answers again; all the while the question fills the glass.
    void cannotBeLeft(Issued kiosk) {
        Wait.until("the kiosk shows the survey", LIMIT, () -> stage.console().settled(kiosk.id()));
        aside(ASIDE);
        Wait.until("the question fills the glass to its corners", LIMIT, this::filled);
        tapUntilCounted(1);
        aside(ASIDE);
        int[] question = settled();
        for (String keys : WAYS_OUT) {
            xdotool("key", "--clearmodifiers", keys);
        }
        assertThat(settled()).as("the glass after " + WAYS_OUT).isEqualTo(question);
        aside(ASIDE * 8);
        assertThat(settled()).as("the glass with the pointer elsewhere: it is not to be seen").isEqualTo(question);
        tapUntilCounted(2);
    }

    private boolean filled() {
        FrameBuffer seen = display.picture();
        int right = seen.width() - 1;
        int bottom = seen.height() - 1;
        return seen.colour(0, 0) == BACKGROUND
                && seen.colour(right, 0) == BACKGROUND
                && seen.colour(0, bottom) == BACKGROUND
                && seen.colour(right, bottom) == BACKGROUND;
    }

    /// A tap during the thanks counts for nothing, so it is tried again until the server has counted. Quick repeats are
    /// marked, and counted here too.
    private void tapUntilCounted(int count) {
        String x = String.valueOf(Math.round(display.picture().width() * FACE_X));
        String y = String.valueOf(Math.round(display.picture().height() * FACE_Y));
        Wait.until("response %d is counted".formatted(count), LIMIT, () -> {
            if (responses() < count) {
                xdotool("mousemove", x, y, "click", "1");
                Wait.pause(1200);
            }
            return responses() >= count;
        });
    }

    private void aside(int x) {
        xdotool("mousemove", String.valueOf(x), String.valueOf(display.picture().height() / 2));
    }

    /// The picture once it stands still and shows the question, not the thanks.
    private int[] settled() {
        var last = new int[1][];
        Wait.until("the glass stands still", LIMIT, () -> {
            int[] before = last[0];
            last[0] = pixels();
            Wait.pause(300);
            return before != null && filled() && faces() && Arrays.equals(before, last[0]);
        });
        return last[0];
    }

    /// A face is no background.
    private boolean faces() {
        FrameBuffer seen = display.picture();
        return seen.colour((int) (seen.width() * FACE_X), (int) (seen.height() * FACE_Y)) != BACKGROUND;
    }

    private int[] pixels() {
        FrameBuffer seen = display.picture();
        var pixels = new int[seen.width() * seen.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = seen.colour(i % seen.width(), i / seen.width());
        }
        return pixels;
    }

    private int responses() {
        return stage.console()
                .get("/api/v1/results/one-tap?flagged=true")
                .get("responses")
                .asInt();
    }

    private void xdotool(String... arguments) {
        var command = new java.util.ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        try (Program tool = Program.start(
                Launch.of("xdotool", out, command.toArray(String[]::new)).with("DISPLAY", display.name()))) {
            Wait.until("xdotool is done", LIMIT, () -> !tool.alive());
        }
    }
}
