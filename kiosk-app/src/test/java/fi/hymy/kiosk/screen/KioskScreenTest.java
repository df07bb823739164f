package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Real visits on the real screen, tapped node by node.
final class KioskScreenTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final List<Response> responses = new ArrayList<>();

    @Test
    void answersEveryKindOfQuestionOnTheGlass() {
        Survey survey = SampleSurveys.everyKind();
        Fx.run(() -> {
            Glass glass = open(survey);
            glass.tap("choice-1");
            glass.tap("choice-9");
            glass.tap("choice-4");
            glass.tap("choice-yes");
            glass.tap("choice-6");
            glass.tap("choice-other");
            glass.tap("key-k");
            glass.tap("key-done");
            glass.tap("next");
            glass.tap("choice-gym");
            glass.tap("choice-sauna");
            glass.tap("next");
            survey.questions()
                    .filter(Question.Battery.class::isInstance)
                    .map(Question.Battery.class::cast)
                    .forEach(battery -> battery.statements().forEach(each -> glass.tap("choice-2")));
            rank(survey, glass);
            assertThat(glass.has("key-done")).as("a second way on").isFalse();
            glass.tap("key-h");
            glass.tap("key-ö");
            glass.tap("next");
            contact(glass);
            glass.tap("next");
            assertThat(glass.has("screen-thanks")).isTrue();
        });

        Response response = responses.getFirst();
        assertThat(response.answers()).hasSize((int) survey.questions().count());
        assertThat(response.answer(new QuestionId("mood"))).contains(new Answer.Scale(new QuestionId("mood"), 1));
        assertThat(response.answer(new QuestionId("nps"))).contains(new Answer.Scale(new QuestionId("nps"), 9));
        assertThat(response.answer(new QuestionId("words"))).contains(new Answer.Words(new QuestionId("words"), "Hö"));
        assertThat(((Answer.Chosen) response.answer(new QuestionId("visit")).orElseThrow()).otherText())
                .isEqualTo("K");
        assertThat(((Answer.Chosen) response.answer(new QuestionId("services")).orElseThrow()).chosen())
                .containsExactly(new ChoiceId("sauna"), new ChoiceId("gym"));
        Map<StatementId, Integer> ratings =
                ((Answer.Rated) response.answer(new QuestionId("statements")).orElseThrow()).ratings();
        assertThat(ratings.values()).containsOnly(2);
        assertThat(((Answer.Details) response.answer(new QuestionId("contact")).orElseThrow()).fields())
                .containsEntry(Question.ContactField.EMAIL, "a@b");
    }

    private static void rank(Survey survey, Glass glass) {
        survey.questions()
                .filter(Question.Ranking.class::isInstance)
                .map(Question.Ranking.class::cast)
                .forEach(ranking -> ranking.choices().reversed().stream()
                        .limit(ranking.places())
                        .forEach(choice -> glass.tap("choice-" + choice.id())));
        glass.tap("next");
    }

    private static void contact(Glass glass) {
        glass.tap("contact-email");
        glass.tap("key-a");
        glass.tap("key-@");
        glass.tap("key-b");
        glass.tap("key-done");
        glass.tap("consent");
    }

    @Test
    void showsTheFormerAnswerAfterGoingBack() {
        Fx.run(() -> {
            Glass glass = open(SampleSurveys.smileyWhy());
            glass.tap("choice-1");
            glass.tap("back");
            assertThat(((Tap) glass.find("choice-1")).selected()).isTrue();
            assertThat(((Tap) glass.find("choice-2")).selected()).isFalse();
            glass.tap("next");
            assertThat(glass.has("choice-waiting")).isTrue();
        });
    }

    @Test
    void thanksWithAFaceInTheMiddle() {
        Fx.run(() -> {
            KioskScreen screen = Fx.screen(new Panel(1280, 800, 5.9), Pictures.NONE);
            var middles = new ArrayList<Double>();
            SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("en")).forEach((name, view) -> {
                if (name.startsWith("ending-")) {
                    screen.show(view);
                    screen.root().applyCss();
                    screen.root().layout();
                    screen.root().lookupAll("*").stream()
                            .filter(Face.class::isInstance)
                            .map(face -> face.localToScene(face.getLayoutBounds()))
                            .forEach(bounds -> middles.add(bounds.getCenterX()));
                }
            });
            assertThat(middles)
                    .isNotEmpty()
                    .allSatisfy(middle -> assertThat(middle).isCloseTo(640, within(2.0)));
        });
    }

    @Test
    void speaksAnotherLanguageAtOnce() {
        Fx.run(() -> {
            Glass glass = open(SampleSurveys.smileyWhy());
            assertThat(glass.texts()).contains("Miltä käyntisi tuntui?", "Tyytyväinen");
            glass.tap("language-sv");
            assertThat(glass.texts()).contains("Hur kändes ditt besök?", "Nöjd");
            glass.tap("choice-5");
            assertThat(glass.texts()).contains("Hoppa över", "Tillbaka");
        });
    }

    @Test
    void writesSmallLettersAfterTheFirstAndDeletes() {
        Fx.run(() -> {
            Glass glass = open(SampleSurveys.nps());
            glass.tap("choice-10");
            glass.tap("key-o");
            glass.tap("key-k");
            glass.tap("key-space");
            glass.tap("key-shift");
            glass.tap("key-ä");
            glass.tap("key-x");
            glass.tap("key-backspace");
            glass.tap("key-signs");
            glass.tap("key-1");
            assertThat(((TextInputControl) glass.find("text-input")).getText()).isEqualTo("Ok Ä1");
        });
    }

    @Test
    void everyTargetIsLargeEnoughForAFinger() {
        Fx.run(() -> {
            Glass glass = open(SampleSurveys.smileyWhy());
            for (String id : List.of("choice-1", "choice-5")) {
                var bounds = glass.find(id).getLayoutBounds();
                assertThat(Math.min(bounds.getWidth(), bounds.getHeight())).isGreaterThan(20 * 5.9);
            }
            glass.tap("choice-1");
            assertThat(glass.find("choice-waiting").getLayoutBounds().getHeight())
                    .isGreaterThan(12 * 5.9);
        });
    }

    private Glass open(Survey survey) {
        var screens = new ArrayList<KioskScreen>();
        var time = new long[] {1};
        var visit = new Visit(
                new Still(),
                () -> new Stamp(1, time[0]++, 1_767_225_600_000L, TimeQuality.CONFIRMED),
                new SplittableRandom(1),
                response -> {
                    responses.add(response);
                    return CompletableFuture.completedFuture(1L);
                },
                Duration.ZERO,
                view -> screens.getFirst().show(view));
        var screen = new KioskScreen(WIDTH, HEIGHT, 5.9, Pictures.NONE, visit, "kiosk-0001", false);
        screens.add(screen);
        var scene = new Scene(screen.root(), WIDTH, HEIGHT);
        visit.swap(new Edition(SurveyCodec.ref(survey), survey));
        return new Glass(scene);
    }

    /// A scene without a window, tapped by the events that a finger makes.
    private record Glass(Scene scene) {
        void tap(String id) {
            Node node = find(id);
            assertThat(node.isDisabled()).as(id + " can be tapped").isFalse();
            var local = node.getLayoutBounds();
            Point2D middle = node.localToScene(local.getCenterX(), local.getCenterY());
            Event.fireEvent(node, mouse(MouseEvent.MOUSE_PRESSED, node, middle));
            Event.fireEvent(node, mouse(MouseEvent.MOUSE_RELEASED, node, middle));
        }

        private static MouseEvent mouse(EventType<MouseEvent> type, Node node, Point2D at) {
            var pick = new PickResult(node, at.getX(), at.getY());
            return new MouseEvent(
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    pick);
        }

        boolean has(String id) {
            layout();
            return scene.getRoot().lookupAll("*").stream().anyMatch(node -> id.equals(node.getId()));
        }

        Node find(String id) {
            layout();
            return scene.getRoot().lookupAll("*").stream()
                    .filter(node -> id.equals(node.getId()))
                    .reduce((_, last) -> last)
                    .orElseThrow(() -> new AssertionError("there is no " + id));
        }

        List<String> texts() {
            layout();
            return scene.getRoot().lookupAll(".text").stream()
                    .filter(Text.class::isInstance)
                    .map(node -> ((Text) node).getText())
                    .toList();
        }

        private void layout() {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }
}
