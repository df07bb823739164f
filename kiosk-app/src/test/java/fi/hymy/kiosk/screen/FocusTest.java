package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Colour;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// The whole screen without a finger: by a few buttons, or by a keyboard that is plugged in.
final class FocusTest {
    @Test
    void answersEveryKindOfQuestionByFourButtonsAlone() {
        Survey survey = SampleSurveys.everyKind();
        List<Response> responses = Fx.ask(() -> {
            var kiosk = new KeyedKiosk(survey, Voice.SILENT);
            kiosk.go("choice-1");
            kiosk.go("choice-9");
            kiosk.go("choice-4");
            kiosk.go("choice-yes");
            kiosk.go("choice-6");
            kiosk.go("choice-other");
            kiosk.go("key-k");
            kiosk.go("key-done");
            kiosk.go("next");
            kiosk.go("choice-gym");
            kiosk.go("choice-sauna");
            kiosk.go("next");
            survey.questions()
                    .filter(Question.Battery.class::isInstance)
                    .map(Question.Battery.class::cast)
                    .forEach(battery -> battery.statements().forEach(each -> kiosk.go("choice-2")));
            survey.questions()
                    .filter(Question.Ranking.class::isInstance)
                    .map(Question.Ranking.class::cast)
                    .forEach(ranking -> ranking.choices().stream()
                            .limit(ranking.places())
                            .forEach(choice -> kiosk.go("choice-" + choice.id())));
            kiosk.go("next");
            kiosk.go("key-h");
            kiosk.go("key-ö");
            kiosk.go("key-space");
            kiosk.go("key-signs");
            kiosk.go("key-1");
            kiosk.go("next");
            kiosk.go("contact-email");
            kiosk.go("key-a");
            kiosk.go("key-@");
            kiosk.go("key-b");
            kiosk.go("key-.fi");
            kiosk.go("key-done");
            kiosk.go("consent");
            kiosk.go("next");
            assertThat(kiosk.has("screen-thanks")).isTrue();
            return kiosk.responses;
        });

        Response response = responses.getFirst();
        assertThat(response.answers()).hasSize((int) survey.questions().count());
        assertThat(response.answer(new QuestionId("mood"))).contains(new Answer.Scale(new QuestionId("mood"), 1));
        assertThat(response.answer(new QuestionId("words")))
                .contains(new Answer.Words(new QuestionId("words"), "Hö 1"));
        assertThat(((Answer.Details) response.answer(new QuestionId("contact")).orElseThrow()).fields())
                .containsEntry(Question.ContactField.EMAIL, "a@b.fi");
    }

    @Test
    void answersAndWritesByAKeyboardThatIsPluggedIn() {
        List<Response> responses = Fx.ask(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.nps(), Voice.SILENT);
            kiosk.key(KeyCode.TAB);
            assertThat(kiosk.ringId()).isEqualTo("choice-0");
            kiosk.key(KeyCode.RIGHT);
            kiosk.key(KeyCode.DOWN);
            assertThat(kiosk.ringId()).as("in the row below").isIn("choice-6", "choice-7");
            kiosk.key(KeyCode.UP);
            assertThat(kiosk.ringId()).as("in the row above").isIn("choice-0", "choice-1", "choice-2");
            kiosk.walk("choice-0");
            kiosk.key(KeyCode.TAB, true);
            assertThat(kiosk.ringId()).isNotEqualTo("choice-0");
            kiosk.key(KeyCode.TAB);
            kiosk.key(KeyCode.ENTER);
            kiosk.type("hyvä hyvä");
            assertThat(kiosk.ring()).as("letters are written, not walked").isEmpty();
            kiosk.key(KeyCode.SPACE);
            kiosk.key(KeyCode.TAB);
            kiosk.walk("next");
            kiosk.key(KeyCode.SPACE);
            return kiosk.responses;
        });

        assertThat(responses.getFirst().answer(new QuestionId("recommend")))
                .contains(new Answer.Scale(new QuestionId("recommend"), 0));
        assertThat(responses.getFirst().answers().toString()).contains("hyvä hyvä");
    }

    @Test
    void tabNeverLeavesForAnythingElse() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.nps(), Voice.SILENT);
            kiosk.tap("choice-3");
            var writing = kiosk.input();
            assertThat(kiosk.scene.getFocusOwner()).isSameAs(writing);
            for (int i = 0; i < 100; i++) {
                kiosk.key(KeyCode.TAB);
                assertThat(kiosk.scene.getFocusOwner()).isSameAs(writing);
            }
            assertThat(writing.getText()).isEmpty();
        });
    }

    @Test
    void followsToTheNextPageAndBack() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            assertThat(kiosk.ring()).isEmpty();
            kiosk.screen.focus(FocusMove.ACTIVATE);
            assertThat(kiosk.ringId())
                    .as("the first press only shows where one is")
                    .isEqualTo("choice-1");
            kiosk.screen.focus(FocusMove.ACTIVATE);
            assertThat(kiosk.ringId()).startsWith("choice-");
            assertThat(kiosk.has("choice-waiting")).isTrue();
            kiosk.screen.focus(FocusMove.BACK);
            assertThat(kiosk.has("choice-waiting")).isFalse();
            assertThat(kiosk.ringId()).isEqualTo("choice-1");
        });
    }

    @Test
    void aFingerTakesTheRingAway() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            kiosk.screen.focus(FocusMove.NEXT);
            assertThat(kiosk.ring()).isPresent();
            kiosk.tap("choice-1");
            assertThat(kiosk.ring()).isEmpty();
        });
    }

    @Test
    void anyStepAnswersTheIdleWarning() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            kiosk.go("choice-1");
            kiosk.pass(31);
            assertThat(kiosk.has("screen-idle-warning")).isTrue();
            assertThat(kiosk.ringId()).isEqualTo("stay");
            kiosk.screen.focus(FocusMove.PREVIOUS);
            assertThat(kiosk.has("screen-idle-warning")).isFalse();
            assertThat(kiosk.ringId()).startsWith("choice-");
        });
    }

    @Test
    void staysOnTheSheetThatLiesOverThePageAndReturnsToWhereItWasOpened() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            kiosk.go("access");
            for (int i = 0; i < 8; i++) {
                assertThat(kiosk.ringId()).startsWith("access-");
                kiosk.screen.focus(FocusMove.NEXT);
            }
            kiosk.go("access-contrast");
            assertThat(kiosk.ringId()).as("the same switch on the new sheet").isEqualTo("access-contrast");
            assertThat(kiosk.find("access-contrast").selected()).isTrue();
            kiosk.screen.focus(FocusMove.BACK);
            assertThat(kiosk.ringId()).isEqualTo("access");
        });
    }

    @Test
    void stepsInReadingOrderInEitherDirectionOfScript() {
        Fx.run(() -> {
            for (String language : List.of("fi", "ar")) {
                SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag(language))
                        .forEach((name, view) -> {
                            KioskScreen screen = Fx.screen(new Panel(1280, 800, 5.9), Pictures.NONE);
                            screen.show(view);
                            List<Tap> targets = new Focus((Stack) screen.root(), _ -> {}).targets();
                            for (int i = 1; i < targets.size(); i++) {
                                assertFollows(name, targets.get(i - 1), targets.get(i), language.equals("ar"));
                            }
                        });
            }
        });
    }

    private static void assertFollows(String page, Tap before, Tap after, boolean rightToLeft) {
        Bounds first = before.localToScene(before.getLayoutBounds());
        Bounds second = after.localToScene(after.getLayoutBounds());
        boolean below = second.getCenterY() > first.getMaxY() - 1;
        // Keys stand the same way in every script.
        boolean mirrored = rightToLeft && !before.getStyleClass().contains("key");
        boolean beside = mirrored ? second.getCenterX() < first.getCenterX() : second.getCenterX() > first.getCenterX();
        assertThat(below || (beside && second.getMaxY() > first.getMinY()))
                .as("%s: %s follows %s", page, after.getId(), before.getId())
                .isTrue();
    }

    @Test
    void theRingIsThickAndStandsOutFromEveryThemesColours() {
        for (int rgb : new int[] {0xFFFFFF, 0x000000, 0x808080, 0xE5554B, 0x1F5FBF, 0xF6CB4C}) {
            var odd = new Colour(rgb);
            var theme = new Theme(
                    new Theme.Colours(odd, new Colour(0xFFFFFF), odd, new Colour(0x45AD66), odd),
                    "Inter",
                    16,
                    null,
                    null);
            for (Look look : List.of(Look.of(theme), Look.of(theme).highContrast())) {
                for (Colour beside : List.of(look.background(), look.surface(), look.primary())) {
                    double ring = look.ring().contrast(beside);
                    assertThat(look.ring().contrast(look.background())).isGreaterThan(4);
                    double halo = look.halo().contrast(beside);
                    assertThat(Math.max(ring, halo)).as(beside.toString()).isGreaterThanOrEqualTo(3);
                }
            }
        }
        Fx.run(() -> {
            for (double density : new double[] {2, 5.9}) {
                var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT, new Panel(1280, 800, density));
                kiosk.screen.focus(FocusMove.NEXT);
                kiosk.layout();
                Region ring = (Region) kiosk.screen.root().lookup(".focus-ring");
                double width =
                        ring.getBorder().getStrokes().getFirst().getWidths().getTop();
                assertThat(width).isGreaterThanOrEqualTo(Math.max(3, 0.7 * density));
            }
        });
    }

    @Test
    void largerTextGrowsAndNothingLeavesTheGlass() {
        Fx.run(() -> {
            for (Panel panel : List.of(new Panel(800, 480, 5.2), new Panel(1280, 800, 5.9))) {
                SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("fi")).forEach((name, view) -> {
                    Map<Boolean, Double> heights =
                            Map.of(false, question(panel, view, false), true, question(panel, view, true));
                    // The keys take the room on a page to write on.
                    double least = name.equals("words") ? 1 : 1.1;
                    assertThat(heights.get(true)).as(name).isGreaterThanOrEqualTo(heights.get(false) * least);
                });
            }
        });
    }

    /// Size of the largest letters, after it was seen that all stands on the glass.
    private static double question(Panel panel, VisitView view, boolean large) {
        KioskScreen screen = Fx.screen(panel, Pictures.NONE);
        screen.show(view);
        screen.prefer(Preferences.USUAL.letters(large ? Preferences.Letters.LARGEST : Preferences.Letters.USUAL));
        screen.root().applyCss();
        screen.root().layout();
        return screen.root().lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getText().isEmpty() && KeyedKiosk.shown(text))
                .mapToDouble(text -> {
                    Bounds bounds = text.localToScene(text.getLayoutBounds());
                    assertThat(bounds.getMinX()).as(text.getText()).isGreaterThanOrEqualTo(-1);
                    assertThat(bounds.getMaxX()).as(text.getText()).isLessThanOrEqualTo(panel.width() + 1);
                    assertThat(bounds.getMaxY()).as(text.getText()).isLessThanOrEqualTo(panel.height() + 1);
                    return text.getFont().getSize();
                })
                .max()
                .orElseThrow();
    }
}
