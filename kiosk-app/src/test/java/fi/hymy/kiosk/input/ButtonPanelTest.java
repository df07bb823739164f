package fi.hymy.kiosk.input;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.InputSettings.Line;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Simulated buttons on a real visit.
final class ButtonPanelTest {
    private static final QuestionId MOOD = new QuestionId("mood");

    @TempDir
    Path folder;

    private final ManualLoop loop = new ManualLoop();
    private final SimulatedGpio gpio = new SimulatedGpio();
    private final List<Response> kept = new ArrayList<>();
    private final List<PanelKey> moves = new ArrayList<>();
    private final List<ButtonPanel> panels = new ArrayList<>();
    private VisitView view = new VisitView.Waiting();
    private boolean diskFull;
    private final Visit visit =
            new Visit(loop, this::now, new SplittableRandom(7), this::keep, Visit.TAP_GUARD, this::shown);

    @Test
    void aPressAnswersTheFirstQuestionAndTheGlassTheRestOfTheSameResponse() {
        panel(5);
        show(SampleSurveys.smileyWhy());

        press(1, 120);
        assertThat(view).isInstanceOf(VisitView.Asking.class);
        loop.advance(Duration.ofSeconds(1));
        visit.skip();
        loop.advance(Duration.ofSeconds(1));
        visit.skip();
        loop.advance(Duration.ofSeconds(1));

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().answer(MOOD)).contains(new Answer.Scale(MOOD, 1));
        assertThat(kept.getFirst().channel()).isEqualTo(Channel.BUTTON);
    }

    @Test
    void aSecondPressOfTheSameButtonAnswersNothingElse() {
        panel(5);
        show(SampleSurveys.smileyWhy());
        press(1, 120);
        loop.advance(Duration.ofSeconds(1));
        VisitView.Asking why = (VisitView.Asking) view;

        press(1, 120);
        assertThat(view).isEqualTo(why);
    }

    @Test
    void lightsWhatMeansSomethingThenWhatWasPressedThenGoesDark() {
        panel(5);
        show(SampleSurveys.smileyWhy());
        assertThat(lit()).containsExactly(1, 2, 3, 4, 5);

        gpio.set(new Input.Button(2), true);
        loop.advance(Duration.ofMillis(60));
        assertThat(lit()).containsExactly(2);
        assertThat(gpio.sounding()).isTrue();
        gpio.set(new Input.Button(2), false);
        loop.advance(Duration.ofMillis(60));
        assertThat(lit()).isEmpty();
        assertThat(gpio.sounding()).isFalse();
    }

    @Test
    void thanksWithARunningLightAndTheButtonThatWasPressed() {
        panel(5);
        show(onlyMood());
        press(4, 100);
        assertThat(view).isInstanceOf(VisitView.Thanking.class);

        var seen = new TreeSet<Integer>();
        for (int i = 0; i < 14; i++) {
            assertThat(lit()).contains(4);
            seen.addAll(lit());
            loop.advance(Duration.ofMillis(120));
        }
        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
        assertThat(lit()).containsExactly(4);
        loop.advance(Duration.ofSeconds(5));
        assertThat(lit()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theNextInTheQueueNeedNotWaitForTheThanksToEnd() {
        panel(5);
        show(onlyMood());
        press(5, 100);
        loop.advance(Duration.ofMillis(400));
        press(1, 100);
        loop.advance(Duration.ofMillis(500));
        assertThat(lit()).contains(1);
        loop.advance(Duration.ofSeconds(10));

        assertThat(kept.stream()
                        .map(response -> ((Answer.Scale) response.answers().getFirst()).value()))
                .containsExactly(5, 1);
    }

    @Test
    void blinksAndHootsWhenAnAnswerCouldNotBeKeptAndTriesAgainOnAPress() {
        panel(5);
        show(onlyMood());
        diskFull = true;
        press(3, 100);
        assertThat(view).isInstanceOf(VisitView.NotSaved.class);
        assertThat(gpio.sounding()).isTrue();
        assertThat(lit()).hasSize(5);
        loop.advance(Duration.ofMillis(550));
        assertThat(lit()).isEmpty();
        loop.advance(Duration.ofMillis(500));
        assertThat(lit()).hasSize(5);

        diskFull = false;
        press(2, 100);
        loop.advance(Duration.ofSeconds(1));
        assertThat(kept).hasSize(1);
        assertThat(((Answer.Scale) kept.getFirst().answers().getFirst()).value())
                .isEqualTo(3);
    }

    @Test
    void anElbowOnAButtonAnswersNothing() {
        panel(5);
        show(onlyMood());
        press(1, 6000);
        loop.advance(Duration.ofSeconds(1));

        assertThat(view).isInstanceOf(VisitView.Attract.class);
        assertThat(lit()).hasSize(5);
    }

    @Test
    void aButtonThatMeansNothingSoundsTwiceAndShort() {
        panel(4);
        show(SampleSurveys.smileyWhy());
        press(1, 100);
        assertThat(view).as("any button begins").isInstanceOf(VisitView.Asking.class);
        loop.advance(Duration.ofSeconds(1));
        assertThat(lit()).as("four buttons do not fit five faces").isEmpty();

        var sounds = sounds();
        press(2, 100);
        loop.advance(Duration.ofSeconds(1));
        assertThat(sounds).containsExactly(true, false, true, false, true, false);
        assertThat(kept).isEmpty();
    }

    @Test
    void aPressOnTheWarningOnlySaysThatSomebodyIsHere() {
        panel(5);
        show(SampleSurveys.smileyWhy());
        press(5, 100);
        loop.advance(Duration.ofSeconds(1));
        visit.back();
        loop.advance(((VisitView.Asking) view).survey().settings().idle());
        assertThat(view).isInstanceOf(VisitView.IdleWarning.class);

        press(1, 100);
        assertThat(view).isInstanceOf(VisitView.Asking.class);
        assertThat(((VisitView.Asking) view).question().id()).isEqualTo(MOOD);
    }

    @Test
    void handsNavigationKeysOn() {
        panel(5);
        gpio.set(new Input.Navigation(PanelKey.NEXT), true);
        loop.advance(Duration.ofMillis(100));
        gpio.set(new Input.Navigation(PanelKey.NEXT), false);
        loop.advance(Duration.ofMillis(100));
        assertThat(moves).containsExactly(PanelKey.NEXT);
    }

    @Test
    void leavesPressesToTheStaffWhileTheyAreAtIt() {
        ButtonPanel panel = panel(5);
        show(onlyMood());
        var seen = new ArrayList<String>();
        panel.watch((input, active) -> seen.add(input + " " + active));
        panel.leaveToStaff(true);
        press(1, 100);
        loop.advance(Duration.ofSeconds(1));

        assertThat(view).isInstanceOf(VisitView.Attract.class);
        assertThat(seen).containsExactly("Button[place=1] true", "Button[place=1] false");
    }

    @Test
    void tellsTheStaffByItsLightsAndGoesBackToTheVisit() {
        ButtonPanel panel = panel(5);
        show(onlyMood());
        gpio.set(new Input.Button(5), true);
        loop.advance(Duration.ofSeconds(5));
        panel.tell(List.of(true, false, true));
        loop.run();
        assertThat(lit()).containsExactly(1, 2, 3);
        gpio.set(new Input.Button(5), false);
        loop.advance(Duration.ofMillis(600));
        assertThat(lit()).as("the second thing is not well").containsExactly(1, 3);
        loop.advance(Duration.ofMillis(500));
        assertThat(lit()).containsExactly(1, 2, 3);

        loop.advance(Duration.ofSeconds(5));
        assertThat(lit()).containsExactly(1, 2, 3, 4, 5);
        assertThat(kept).isEmpty();
    }

    @Test
    void goesDimWhenNobodyIsThereAndWakesForWhoeverComes() {
        panel(5);
        loop.advance(Duration.ofMinutes(11));
        assertThat(gpio.backlight()).isLessThan(20);
        gpio.set(new Input.Presence(), true);
        loop.advance(Duration.ofMinutes(30));
        assertThat(gpio.backlight()).isEqualTo(100);
        gpio.set(new Input.Presence(), false);
        loop.advance(Duration.ofMinutes(11));
        assertThat(gpio.backlight()).isLessThan(20);
        press(1, 100);
        assertThat(gpio.backlight()).isEqualTo(100);
    }

    @Test
    void isDarkOutsideTheOpeningHoursButForWhoeverComesAllTheSame() {
        ButtonPanel panel = panel(5);
        panel.brightness(60);
        loop.run();
        assertThat(gpio.backlight()).isEqualTo(60);
        panel.show(new VisitView.Asleep());
        loop.advance(Duration.ofMinutes(2));
        assertThat(gpio.backlight()).isZero();
        gpio.set(new Input.Presence(), true);
        loop.advance(Duration.ofSeconds(1));
        assertThat(gpio.backlight()).isEqualTo(60);
    }

    @Test
    void setsTheBacklightThatTheKernelKnowsAndSaysWhetherThereIsOne() throws IOException {
        Path light = Files.createDirectories(folder.resolve("10-0045"));
        Files.writeString(light.resolve("max_brightness"), "31\n");
        ButtonPanel panel = panel(2, new InputSettings.Backlight.Folder(folder));

        CompletableFuture<Boolean> taken = panel.brightness(50).toCompletableFuture();
        loop.run();
        assertThat(taken).isCompletedWithValue(true);
        assertThat(light.resolve("brightness")).hasContent("16");

        Files.delete(light.resolve("max_brightness"));
        taken = panel.brightness(80).toCompletableFuture();
        loop.run();
        assertThat(taken).as("it was unplugged").isCompletedWithValue(false);

        taken = panel(2).brightness(80).toCompletableFuture();
        loop.run();
        assertThat(taken).as("none is wired").isCompletedWithValue(false);
    }

    private ButtonPanel panel(int buttons) {
        return panel(buttons, new InputSettings.Backlight.None());
    }

    private ButtonPanel panel(int buttons, InputSettings.Backlight backlight) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < buttons; i++) {
            lines.add(new Line(20 + i, true));
        }
        var settings = new InputSettings(
                lines,
                Map.of(),
                Map.of(),
                null,
                null,
                backlight,
                Duration.ofMillis(25),
                true,
                Duration.ofMinutes(10),
                0);
        var panel = new ButtonPanel(settings, gpio, loop, loop, visit.by(Channel.BUTTON), moves::add);
        panels.add(panel);
        loop.run();
        return panel;
    }

    private void show(Survey survey) {
        visit.swap(new Edition(SurveyCodec.ref(survey), survey));
        loop.advance(Duration.ofSeconds(1));
    }

    /// One question and thanks.
    private static Survey onlyMood() {
        Survey whole = SampleSurveys.smileyWhy();
        return new Survey(
                whole.id(),
                whole.version(),
                whole.name(),
                whole.languages(),
                List.of(whole.pages().getFirst()),
                whole.endings(),
                whole.theme(),
                whole.settings(),
                whole.assets());
    }

    private void press(int place, int millis) {
        gpio.set(new Input.Button(place), true);
        loop.advance(Duration.ofMillis(millis));
        gpio.set(new Input.Button(place), false);
        loop.advance(Duration.ofMillis(30));
    }

    private Set<Integer> lit() {
        var lit = new TreeSet<Integer>();
        for (int place = 1; place <= 5; place++) {
            if (gpio.lit(place)) {
                lit.add(place);
            }
        }
        return lit;
    }

    /// Every change of the buzzer from now on.
    private List<Boolean> sounds() {
        var sounds = new ArrayList<Boolean>();
        var last = new boolean[] {gpio.sounding()};
        gpio.watch(() -> {
            if (gpio.sounding() != last[0]) {
                last[0] = gpio.sounding();
                sounds.add(last[0]);
            }
        });
        return sounds;
    }

    private void shown(VisitView changed) {
        view = changed;
        panels.forEach(panel -> panel.show(changed));
    }

    private CompletionStage<?> keep(Response response) {
        if (diskFull) {
            return CompletableFuture.failedFuture(new IOException("disk full"));
        }
        kept.add(response);
        return CompletableFuture.completedFuture(1L);
    }

    private Stamp now() {
        return new Stamp(1, loop.millis(), 1_767_225_600_000L + loop.millis(), TimeQuality.CONFIRMED);
    }
}
