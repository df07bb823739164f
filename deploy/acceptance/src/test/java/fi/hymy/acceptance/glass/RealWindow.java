package fi.hymy.acceptance.glass;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.FrameBuffer;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.awt.image.BufferedImage;
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
import javax.imageio.ImageIO;

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
    JoinedKiosk cast() {
        JoinedKiosk kiosk = stage.enrol("Lobby");
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
    void cannotBeLeft(JoinedKiosk kiosk) {
        Wait.until("the kiosk shows the survey", LIMIT, () -> stage.console().settled(kiosk.id()));
        aside(ASIDE);
        Wait.until("the question fills the glass to its corners", LIMIT, this::filled);
        tapUntilCounted(1);
        aside(ASIDE);
        BufferedImage question = settled("question");
        for (String keys : WAYS_OUT) {
            xdotool("key", "--clearmodifiers", keys);
        }
        assertThat(different(question, settled("after-keys")))
                .as("pixels that differ after " + WAYS_OUT)
                .isZero();
        aside(ASIDE * 8);
        assertThat(different(question, settled("after-pointer")))
                .as("pixels that differ with the pointer elsewhere: it is not to be seen")
                .isZero();
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

    /// The picture once it stands still and shows the question, not the thanks; kept to be looked at.
    private BufferedImage settled(String name) {
        var last = new BufferedImage[] {picture()};
        Wait.until("the glass stands still", LIMIT, () -> {
            Wait.pause(300);
            BufferedImage before = last[0];
            last[0] = picture();
            return filled() && faces() && different(before, last[0]) == 0;
        });
        try {
            ImageIO.write(last[0], "png", out.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last[0];
    }

    /// A face is no background.
    private boolean faces() {
        FrameBuffer seen = display.picture();
        return seen.colour((int) (seen.width() * FACE_X), (int) (seen.height() * FACE_Y)) != BACKGROUND;
    }

    private BufferedImage picture() {
        FrameBuffer seen = display.picture();
        var picture = new BufferedImage(seen.width(), seen.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < seen.height(); y++) {
            for (int x = 0; x < seen.width(); x++) {
                picture.setRGB(x, y, seen.colour(x, y));
            }
        }
        return picture;
    }

    private static long different(BufferedImage one, BufferedImage other) {
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private int responses() {
        return stage.console()
                .get("/api/v1/results/one-tap?flagged=true")
                .get("responses")
                .asInt();
    }

    private void xdotool(String... arguments) {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        try (Program tool = Program.start(
                Launch.of("xdotool", out, command.toArray(String[]::new)).with("DISPLAY", display.name()))) {
            Wait.until("xdotool is done", LIMIT, () -> !tool.alive());
        }
    }
}
