package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.speech.Utterance;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.Colour;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a visitor can choose on the glass, and what is read aloud to whoever asked for it.
final class PreferencesTest {
    private static final String EXPLORE = new Words(new LanguageTag("fi")).of("explore");

    private static final int USUAL_VOLUME = 80;

    private final RecordingVoice voice = new RecordingVoice(Set.of("fi", "sv", "en"));

    @Test
    void everyTextStandsOutBySevenToOneInHighContrast() {
        Look look = Look.of(Theme.PLAIN).highContrast();

        assertThat(List.of(
                        look.text().contrast(look.background()),
                        look.muted().contrast(look.background()),
                        look.surfaceText().contrast(look.surface()),
                        look.onPrimary().contrast(look.primary()),
                        look.accent().contrast(look.surface()),
                        look.border().contrast(look.surface()),
                        look.surfaceText().contrast(Look.mix(look.primary(), look.surface(), 0.14))))
                .allSatisfy(ratio -> assertThat(ratio).isGreaterThanOrEqualTo(7));
    }

    @Test
    void aChoiceShowsAtOnceAndEndsWithTheVisit() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            assertThat(background(kiosk)).isNotEqualTo(new Colour(0));
            kiosk.tap("access");
            kiosk.tap("access-contrast");
            kiosk.tap("access-large");
            assertThat(kiosk.find("access-contrast").selected()).isTrue();
            assertThat(kiosk.find("access-large").selected()).isTrue();
            kiosk.tap("access-done");
            assertThat(background(kiosk)).isEqualTo(new Colour(0));
            double large = title(kiosk);

            kiosk.tap("choice-1");
            assertThat(background(kiosk)).as("on the next page too").isEqualTo(new Colour(0));
            kiosk.pass(31);
            kiosk.pass(25);
            assertThat(kiosk.has("screen-attract")).isTrue();
            assertThat(background(kiosk)).isNotEqualTo(new Colour(0));
            assertThat(title(kiosk)).isLessThan(large);
        });
    }

    private static Colour background(KeyedKiosk kiosk) {
        kiosk.layout();
        var fill = ((Stack) kiosk.screen.root())
                .getBackground()
                .getFills()
                .getLast()
                .getFill();
        return Colour.parse("#" + fill.toString().substring(2, 8));
    }

    private static double title(KeyedKiosk kiosk) {
        return kiosk.texts().stream()
                .mapToDouble(text -> text.getFont().getSize())
                .max()
                .orElseThrow();
    }

    @Test
    void offersNoVoiceWhereThereIsNone() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), Voice.SILENT);
            kiosk.tap("access");
            assertThat(kiosk.has("access-contrast")).isTrue();
            assertThat(kiosk.has("access-speech")).isFalse();

            var finnish = new KeyedKiosk(SampleSurveys.smileyWhy(), new RecordingVoice(Set.of("fi")));
            finnish.speak("sv");
            finnish.tap("access");
            assertThat(finnish.has("access-speech")).isFalse();
        });
    }

    @Test
    void isSilentUntilAsked() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            kiosk.go("choice-1");
            kiosk.pass(31);
        });
        assertThat(voice.said).isEmpty();
    }

    @Test
    void readsTheQuestionItsChoicesAndWhatTheFocusComesTo() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            turnOn(kiosk);
            assertThat(voice.said.stream().flatMap(List::stream))
                    .startsWith("fi: " + EXPLORE, "fi: Miltä käyntisi tuntui?")
                    .contains("fi: Erittäin tyytymätön", "fi: Erittäin tyytyväinen");
            assertThat(voice.last()).as("where one is").containsExactly("fi: Erittäin tyytymätön");
            kiosk.screen.focus(FocusMove.NEXT);
            assertThat(voice.last()).containsExactly("fi: Tyytymätön");
            kiosk.screen.focus(FocusMove.ACTIVATE);
            assertThat(voice.said.stream().flatMap(List::stream)).anyMatch(words -> words.contains("?"));
            kiosk.go("choice-waiting");
            assertThat(voice.last()).containsExactly("fi: Jonotus", "fi: valittu");
            kiosk.go("say-again");
            assertThat(voice.last().size()).isGreaterThan(3);
        });
    }

    @Test
    void readsTheIdleWarningAndTheThanks() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            turnOn(kiosk);
            kiosk.tapTwice("choice-5");
            kiosk.pass(31);
            assertThat(voice.said)
                    .anyMatch(said ->
                            said.contains("fi: Oletko vielä paikalla?") && said.contains("fi: 20 sekuntia jäljellä"));
            kiosk.screen.focus(FocusMove.NEXT);
            while (kiosk.has("skip")) {
                kiosk.tapTwice("skip");
            }
            assertThat(kiosk.has("screen-thanks")).isTrue();
            assertThat(voice.last().getFirst()).startsWith("fi: Kiitos");
        });
    }

    @Test
    void readsEachTextInTheVoiceOfItsOwnLanguage() {
        Fx.run(() -> {
            var everybody = new RecordingVoice(Set.of("fi", "en", "ar"));
            var kiosk = new KeyedKiosk(SampleSurveys.everyKind(), everybody);
            kiosk.screen.prefer(Preferences.USUAL.speech(true));
            kiosk.screen.show(SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("ar"))
                    .get("visit"));
            assertThat(everybody.last())
                    .as("a survey that has no Arabic is read in Finnish")
                    .startsWith("fi: Miksi tulit?")
                    .contains("fi: Työn takia");
        });
    }

    @Test
    void fallsSilentWhenTheVisitEnds() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            turnOn(kiosk);
            kiosk.tapTwice("choice-5");
            int hushed = voice.hushed;
            kiosk.pass(31);
            kiosk.pass(25);
            assertThat(kiosk.has("screen-attract")).isTrue();
            assertThat(voice.hushed).isGreaterThan(hushed);
            int said = voice.said.size();
            kiosk.tap("choice-5");
            assertThat(voice.said).hasSize(said);
        });
    }

    @Test
    void readsAloudToChildrenOnceTheyBegin() {
        Survey survey = SampleSurveys.everyLook();
        assertThat(survey.settings().children())
                .as("the sample is for children")
                .isTrue();
        Fx.run(() -> {
            var all = new RecordingVoice(Set.of("fi", "sv", "en"));
            var kiosk = new KeyedKiosk(survey, all);
            assertThat(all.said).as("nobody is here yet").isEmpty();
            kiosk.visit.start();
            if (kiosk.has("screen-attract")) {
                kiosk.tap("choice-1");
            }
            assertThat(all.said).isNotEmpty();
        });
    }

    @Test
    void asksChildrenAloudWhenSomebodyComesNearOrTouchesTheGlassBesideTheAnswers() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.everyLook(), voice);
            assertThat(voice.said).isEmpty();
            kiosk.screen.approached();
            assertThat(voice.said).hasSize(1);
            assertThat(voice.last()).startsWith("fi: Miltä tuntui?").doesNotContain("fi: " + EXPLORE);
            kiosk.screen.approached();
            assertThat(voice.said).as("one who steps from foot to foot").hasSize(1);
            kiosk.pass(21);
            kiosk.tapBeside();
            assertThat(voice.said).hasSize(2);
            kiosk.tap("choice-1");
            assertThat(kiosk.has("screen-question")).as("one tap answers").isTrue();
        });
    }

    @Test
    void asksNobodyElseAloudWhoComesNear() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            kiosk.screen.approached();
            kiosk.tapBeside();
            assertThat(voice.said).isEmpty();
        });
    }

    @Test
    void aTouchSaysWhatIsThereAndADoubleTapChoosesIt() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            turnOn(kiosk);
            assertThat(kiosk.texts())
                    .anyMatch(text -> text.getText().replace('\n', ' ').equals(EXPLORE));
            kiosk.pass(2);
            kiosk.tap("choice-4");
            assertThat(voice.last()).containsExactly("fi: Tyytyväinen");
            assertThat(kiosk.ringId()).isEqualTo("choice-4");
            assertThat(kiosk.has("screen-attract")).as("nothing was chosen yet").isTrue();
            kiosk.pass(2);
            kiosk.tap("choice-4");
            kiosk.tap("choice-5");
            assertThat(voice.last()).containsExactly("fi: Erittäin tyytyväinen");
            assertThat(kiosk.has("screen-attract")).as("two taps on two things").isTrue();
            kiosk.tap("choice-5");
            assertThat(kiosk.has("screen-question")).isTrue();
            assertThat(voice.last().getFirst()).startsWith("fi: ").contains("?");
            assertThat(voice.said.stream().filter(said -> said.contains("fi: " + EXPLORE)))
                    .as("the way to touch is explained once")
                    .hasSize(1);
        });
    }

    @Test
    void aFingerThatSlidesHearsEachThingAndChoosesNothing() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            turnOn(kiosk);
            kiosk.pass(2);
            kiosk.press("choice-1");
            kiosk.drag("choice-1", "choice-2");
            kiosk.drag("choice-1", "choice-3");
            kiosk.slide("choice-1", "choice-3");
            assertThat(voice.said.subList(voice.said.size() - 3, voice.said.size()))
                    .containsExactly(
                            List.of("fi: Erittäin tyytymätön"),
                            List.of("fi: Tyytymätön"),
                            List.of("fi: Siltä väliltä"));
            kiosk.tap("choice-3");
            assertThat(kiosk.has("screen-attract"))
                    .as("a slide is no first tap")
                    .isTrue();
        });
    }

    @Test
    void theVoiceGrowsLouderInStepsThatAreSaidAndIsAsUsualForTheNext() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(SampleSurveys.smileyWhy(), voice);
            kiosk.tap("access");
            assertThat(kiosk.has("volume-louder")).as("nothing speaks").isFalse();
            kiosk.tap("access-speech");
            kiosk.tapTwice("volume-louder");
            assertThat(voice.volume).isEqualTo(100);
            assertThat(voice.last()).containsExactly("fi: Äänenvoimakkuus 5/5");
            for (int i = 0; i < 6; i++) {
                kiosk.tapTwice("volume-softer");
            }
            assertThat(voice.volume).as("never silent").isEqualTo(20);
            assertThat(voice.last()).containsExactly("fi: Äänenvoimakkuus 1/5");
            kiosk.tapTwice("access-done");
            kiosk.tapTwice("choice-5");
            assertThat(voice.volume).isEqualTo(20);
            kiosk.pass(31);
            kiosk.pass(25);
            assertThat(kiosk.has("screen-attract")).isTrue();
            assertThat(voice.volume).isEqualTo(USUAL_VOLUME);
        });
    }

    private static void turnOn(KeyedKiosk kiosk) {
        kiosk.tap("access");
        kiosk.tap("access-speech");
        kiosk.tapTwice("access-done");
    }

    /// Writes down what it is to say, each text after its language.
    static final class RecordingVoice implements Voice {
        private final Set<String> languages;
        private final List<List<String>> said = new ArrayList<>();
        private int hushed;
        private int volume = USUAL_VOLUME;

        RecordingVoice(Set<String> languages) {
            this.languages = languages;
        }

        List<String> last() {
            return said.getLast();
        }

        @Override
        public boolean speaks(LanguageTag language) {
            return languages.contains(language.language().tag());
        }

        @Override
        public void say(List<Utterance> utterances) {
            said.add(utterances.stream()
                    .map(each -> each.language() + ": " + each.words())
                    .toList());
        }

        @Override
        public void hush() {
            hushed++;
        }

        @Override
        public int volume() {
            return volume;
        }

        @Override
        public void volume(int percent) {
            volume = percent;
        }

        @Override
        public void usualVolume() {
            volume = USUAL_VOLUME;
        }

        @Override
        public void gain(int percent) {}

        @Override
        public void headset(Consumer<Boolean> listener) {}

        @Override
        public void close() {}
    }
}
