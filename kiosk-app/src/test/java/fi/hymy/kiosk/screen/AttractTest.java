package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.speech.Voice;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Attract;
import fi.hymy.protocol.survey.Attract.Slide;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What passes by while nobody is here: the question, then pictures, some of which move and some of which are broken.
final class AttractTest {
    private static final ContentHash FIRST = new ContentHash("01".repeat(32));
    private static final ContentHash SECOND = new ContentHash("02".repeat(32));
    private static final Panel PANEL = new Panel(1280, 800, 5.9);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final Folder pictures = new Folder();

    @Test
    void theQuestionAndThePicturesTakeTurns() throws IOException {
        pictures.put(FIRST, png("first"));
        pictures.put(SECOND, png("second"));
        Fx.run(() -> {
            var kiosk = kiosk(survey(Theme.PLAIN), false);
            List<String> seen = new ArrayList<>();
            for (int second = 0; second < 50; second++) {
                seen.add(slide(kiosk));
                kiosk.pass(1);
            }
            // 15 s the question, 6 s and 4 s the pictures.
            var expected = new ArrayList<String>();
            for (int round = 0; round < 2; round++) {
                for (int second = 0; second < 25; second++) {
                    expected.add(second < 15 ? "question" : second < 21 ? "Look!" : "Miltä tuntui?");
                }
            }
            assertThat(seen).isEqualTo(expected);
        });
    }

    @Test
    void aTouchBringsTheQuestionAtOnceAndIsNoAnswer() throws IOException {
        pictures.put(FIRST, png("first"));
        pictures.put(SECOND, png("second"));
        Fx.run(() -> {
            var kiosk = kiosk(survey(Theme.PLAIN), false);
            kiosk.pass(16);
            assertThat(slide(kiosk)).isEqualTo("Look!");
            kiosk.tapBeside();
            assertThat(slide(kiosk)).isEqualTo("question");
            assertThat(kiosk.has("screen-attract")).isTrue();
            kiosk.pass(14);
            assertThat(slide(kiosk)).as("the question has its whole time again").isEqualTo("question");
            kiosk.pass(1);
            assertThat(slide(kiosk)).isEqualTo("Look!");
            kiosk.tapBeside();
            kiosk.tap("choice-1");
            kiosk.pass(40);
            assertThat(kiosk.has("screen-slide")).as("somebody is here").isFalse();
        });
    }

    @Test
    void noPictureHidesTheQuestionFromWhoeverMadeTheScreenTheirOwn() throws IOException {
        pictures.put(FIRST, png("first"));
        Fx.run(() -> {
            var kiosk = kiosk(survey(Theme.PLAIN), false);
            kiosk.tap("access");
            kiosk.tap("access-contrast");
            kiosk.tap("access-done");
            kiosk.pass(40);
            assertThat(slide(kiosk)).isEqualTo("question");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no picture at all", "\u0089PNG\r\n"})
    void aBrokenPictureIsPassedOverAndToldOnce(String bytes) throws IOException {
        pictures.put(FIRST, Files.writeString(directory.resolve("broken"), bytes));
        pictures.put(SECOND, png("second"));
        Fx.run(() -> {
            var kiosk = kiosk(survey(Theme.PLAIN), false);
            kiosk.pass(16);
            assertThat(slide(kiosk)).isEqualTo("Miltä tuntui?");
            kiosk.pass(50);
            assertThat(pictures.broken).containsExactly(FIRST);
        });
    }

    @Test
    void aPictureCutOffInTheMiddleIsPassedOverOrShownAsFarAsItGoes() throws IOException {
        byte[] whole = Files.readAllBytes(png("whole"));
        pictures.put(FIRST, Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)));
        pictures.put(SECOND, png("second"));
        Fx.run(() -> {
            var kiosk = kiosk(survey(Theme.PLAIN), false);
            kiosk.pass(22);
            assertThat(slide(kiosk)).isIn("Miltä tuntui?", "question");
        });
    }

    @Test
    void aPictureThatMovesMoves() throws IOException {
        Path gif = Files.write(directory.resolve("moves.gif"), MovingPicture.gif(8, 8, 4));
        ImageView view = Fx.ask(() -> new ImageView(Cover.read(gif, PANEL, true).orElseThrow()));

        Set<Integer> colours = new TreeSet<>();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(30)).until(() -> {
            colours.add(Fx.ask(() -> colour(view)));
            return colours.equals(Set.of(MovingPicture.RED, MovingPicture.BLUE));
        });
    }

    @Test
    void reducedMotionHoldsItStill() throws IOException {
        Path gif = Files.write(directory.resolve("moves.gif"), MovingPicture.gif(8, 8, 4));
        ImageView view =
                Fx.ask(() -> new ImageView(Cover.read(gif, PANEL, false).orElseThrow()));

        await().during(Duration.ofMillis(500))
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> Fx.ask(() -> colour(view)) == MovingPicture.RED);
    }

    @Test
    void aThemeThatMovesHoldsStillWhereMotionIsReduced() throws IOException {
        pictures.put(FIRST, Files.write(directory.resolve("moves.gif"), MovingPicture.gif(8, 8, 4)));
        pictures.put(SECOND, png("second"));
        var theme = new Theme(Theme.PLAIN.colours(), "Inter", 16, null, SECOND, FIRST, Theme.ButtonShape.PILL);
        Fx.run(() -> {
            assertThat(background(kiosk(survey(theme), true)).getWidth()).isEqualTo(8);
            assertThat(background(kiosk(survey(theme), false)).getWidth())
                    .as("the still one")
                    .isEqualTo(64);
        });
    }

    @Test
    void whatWouldFillTheMemoryHoldsStillOrIsPassedOver() throws IOException {
        // 200 frames of 2000 by 2000 would be 3.2 GB.
        Path film = Files.write(directory.resolve("film.gif"), MovingPicture.gif(2000, 2000, 200));
        Path huge = Files.write(directory.resolve("huge.gif"), MovingPicture.gif(30_000, 30_000, 1));
        ImageView view =
                Fx.ask(() -> new ImageView(Cover.read(film, PANEL, true).orElseThrow()));

        assertThat(view.getImage().getWidth()).isLessThanOrEqualTo(PANEL.width());
        await().during(Duration.ofMillis(400))
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> Fx.ask(() -> colour(view)) == MovingPicture.RED);
        assertThat(Fx.ask(() -> Cover.read(huge, PANEL, true))).isEmpty();
    }

    @Test
    void aLongFilmIsDrawnSmallerSoThatItStillMoves() throws IOException {
        // 40 frames of 1000 by 800 are 128 MB; at 70 per cent of the edge they are 64.
        Path film = Files.write(directory.resolve("film.gif"), MovingPicture.gif(1000, 800, 40));
        Image image = Fx.ask(() -> Cover.read(film, PANEL, true).orElseThrow());

        assertThat(image.getWidth() * image.getHeight() * 40)
                .isBetween(0.9 * PictureFile.MOST_KEPT, 1.01 * PictureFile.MOST_KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void thePicturesSizeIsReadFromItsFirstBytes(String format) throws IOException {
        Path file = directory.resolve("picture");
        assertThat(ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, file.toFile()))
                .isTrue();

        assertThat(PictureHeader.of(Files.readAllBytes(file)))
                .map(head -> List.of(head.width(), head.height(), head.frames()))
                .contains(List.of(321, 123, 1));
    }

    /// What stands on the slide, or that the question does.
    private static String slide(KeyedKiosk kiosk) {
        if (!kiosk.has("screen-slide")) {
            return "question";
        }
        return kiosk.scene.getRoot().lookup("#screen-slide").lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText().replace('\n', ' '))
                .findFirst()
                .orElseThrow();
    }

    private static Image background(KeyedKiosk kiosk) {
        kiosk.layout();
        return ((ImageView) kiosk.screen.root().getChildrenUnmodifiable().getFirst()).getImage();
    }

    /// On the glass: of a picture that moves nobody can read the pixels themselves.
    private static int colour(ImageView view) {
        return view.snapshot(null, null).getPixelReader().getArgb(1, 1);
    }

    private KeyedKiosk kiosk(Survey survey, boolean motion) {
        return new KeyedKiosk(survey, Voice.SILENT, PANEL, pictures, motion);
    }

    private Path png(String name) throws IOException {
        Path file = directory.resolve(name + ".png");
        ImageIO.write(new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private static Survey survey(Theme theme) {
        Survey sample = SampleSurveys.everyLook();
        SurveySettings usual = SurveySettings.DEFAULT;
        var attract = new Attract(
                Duration.ofSeconds(15),
                List.of(
                        new Slide(
                                FIRST,
                                Duration.ofSeconds(6),
                                new LocalizedText(Map.of(sample.baseLanguage(), "Look!"))),
                        new Slide(SECOND, Duration.ofSeconds(4), LocalizedText.NONE)));
        return new Survey(
                sample.id(),
                sample.version(),
                sample.name(),
                sample.languages(),
                sample.pages(),
                sample.endings(),
                theme,
                new SurveySettings(
                        usual.idle(),
                        usual.warning(),
                        usual.thankYou(),
                        usual.partial(),
                        usual.repeatInterval(),
                        true,
                        attract,
                        false),
                List.of(new Asset(FIRST, "image/gif", 1000), new Asset(SECOND, "image/png", 1000)));
    }

    /// Files by hash, and what was said to be broken.
    private static final class Folder implements Pictures {
        private final Map<ContentHash, Path> files = new HashMap<>();
        private final List<ContentHash> broken = new ArrayList<>();

        void put(ContentHash hash, Path file) {
            files.put(hash, file);
        }

        @Override
        public Optional<Path> find(ContentHash hash) {
            return Optional.ofNullable(files.get(hash));
        }

        @Override
        public void broken(ContentHash hash) {
            broken.add(hash);
        }
    }
}
