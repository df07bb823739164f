package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.speech.Voice;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.LanguageTag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The keyboard on the glass.
final class KeyboardTest {
    private static final Duration HELD = Duration.ofSeconds(5);

    /// The whole alphabet of each language has keys; what is rare may be behind one that is held.
    @ParameterizedTest
    @CsvSource({
        "en, abcdefghijklmnopqrstuvwxyz, ''",
        "so, abcdefghijklmnopqrstuvwxyz, ''",
        "fi, abcdefghijklmnopqrstuvwxyzåäö, šž",
        "sv, abcdefghijklmnopqrstuvwxyzåäö, é",
        "nb, abcdefghijklmnopqrstuvwxyzæøå, éòô",
        "da, abcdefghijklmnopqrstuvwxyzæøå, é",
        "et, abcdefghijklmnopqrstuvwxyzõäöü, šž",
        "ru, абвгдежзийклмнопрстуфхцчшщъыьэюя, ё",
        "uk, абвгдежзийклмнопрстуфхцчшщьюяєії, ґ’",
        "ar, ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤ, أإآ"
    })
    void hasAKeyForEveryLetterOfTheLanguage(String language, String alphabet, String behind) {
        KeyLayout layout = KeyLayout.letters(new LanguageTag(language));
        Set<String> keys = layout.rows().stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<String> held = layout.held().values().stream().flatMap(List::stream).collect(Collectors.toSet());

        assertThat(keys).containsAll(letters(alphabet));
        assertThat(held).containsAll(letters(behind));
        assertThat(layout.rows().stream().mapToLong(List::size).sum())
                .as("no letter twice")
                .isEqualTo(keys.size());
    }

    private static List<String> letters(String words) {
        return words.codePoints().mapToObj(Character::toString).toList();
    }

    @Test
    void keysAreAsLargeAsThePanelAllows() {
        // 7", 10.1" and 21.5" upright: the least width and height of a letter key in millimetres.
        Map<Panel, double[]> least = Map.of(
                new Panel(800, 480, 5.2), new double[] {10, 8},
                new Panel(1280, 800, 5.9), new double[] {14, 10},
                new Panel(1080, 1920, 4.03), new double[] {18, 16});
        Fx.run(() -> least.forEach((panel, size) -> {
            for (String language : List.of("fi", "ru", "ar", "en")) {
                KioskScreen screen = Fx.screen(panel, Pictures.NONE);
                screen.show(SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag(language))
                        .get("words"));
                screen.root().applyCss();
                screen.root().layout();
                assertThat(screen.root().lookupAll(".key"))
                        .hasSizeGreaterThan(30)
                        .allSatisfy(key -> {
                            var bounds = key.getLayoutBounds();
                            assertThat(bounds.getWidth() / panel.perMillimetre())
                                    .as("%s of %s on %s", key.getId(), language, panel)
                                    .isGreaterThanOrEqualTo(size[0]);
                            assertThat(bounds.getHeight() / panel.perMillimetre())
                                    .as("%s of %s on %s", key.getId(), language, panel)
                                    .isGreaterThanOrEqualTo(size[1]);
                        });
            }
        }));
    }

    @Test
    void aKeyThatIsHeldOffersItsVariantsAndTheOneUnderTheFingerIsWritten() {
        KeyedKiosk kiosk = writing();
        Fx.run(() -> kiosk.press("key-e"));
        await().atMost(HELD).until(() -> Fx.ask(() -> kiosk.has("variants")));
        Fx.run(() -> {
            assertThat(kiosk.has("variant-É"))
                    .as("capitals where a sentence begins")
                    .isTrue();
            kiosk.slide("key-e", "variant-É");
            assertThat(kiosk.has("variants")).isFalse();
            assertThat(kiosk.input().getText()).isEqualTo("É");
        });
    }

    @Test
    void variantsStayToBeTappedAndGoWhenSomethingElseIs() {
        KeyedKiosk kiosk = writing();
        for (String end : List.of("variant-Ś", "key-t")) {
            Fx.run(() -> kiosk.press("key-s"));
            await().atMost(HELD).until(() -> Fx.ask(() -> kiosk.has("variants")));
            Fx.run(() -> {
                kiosk.release("key-s");
                assertThat(kiosk.has("variants")).isTrue();
                assertThat(kiosk.input().getText())
                        .as("a held key writes nothing")
                        .isEmpty();
                kiosk.tap(end);
                assertThat(kiosk.has("variants")).isFalse();
                assertThat(kiosk.input().getText()).isEqualTo(end.equals("key-t") ? "T" : "Ś");
                kiosk.input().clear();
            });
        }
    }

    @Test
    void whoCannotHoldAKeyReachesTheVariantsByAKey() {
        Fx.run(() -> {
            KeyedKiosk kiosk = open();
            kiosk.go("key-accents");
            kiosk.go("key-u");
            kiosk.go("variant-Ü");
            assertThat(kiosk.input().getText()).isEqualTo("Ü");
            kiosk.go("key-u");
            assertThat(kiosk.input().getText()).isEqualTo("Üu");
        });
    }

    @Test
    void erasesOnAndOnWhileTheKeyIsHeld() {
        KeyedKiosk kiosk = writing();
        Fx.run(() -> {
            kiosk.input().setText("one two three");
            kiosk.input().end();
            kiosk.tap("key-backspace");
            assertThat(kiosk.input().getText()).isEqualTo("one two thre");
            kiosk.press("key-backspace");
        });
        await().atMost(HELD).until(() -> Fx.ask(() -> kiosk.input().getLength() < 8));
        int left = Fx.ask(() -> {
            kiosk.release("key-backspace");
            return kiosk.input().getLength();
        });
        await().during(Duration.ofMillis(250))
                .until(() -> Fx.ask(() -> kiosk.input().getLength() == left));
    }

    @Test
    void shiftHoldsForOneLetterAndCapsUntilTakenBack() {
        Fx.run(() -> {
            KeyedKiosk kiosk = open();
            kiosk.tap("key-a");
            kiosk.tap("key-shift");
            kiosk.tap("key-b");
            kiosk.tap("key-c");
            kiosk.tap("key-shift");
            kiosk.tap("key-shift");
            kiosk.tap("key-d");
            kiosk.tap("key-e");
            kiosk.tap("key-shift");
            kiosk.tap("key-f");
            kiosk.tap("key-.");
            kiosk.tap("key-space");
            kiosk.tap("key-ö");
            assertThat(kiosk.input().getText()).isEqualTo("ABcDEf. Ö");
        });
    }

    @Test
    void writesWhereTheCursorIsAndCorrectsNothing() {
        Fx.run(() -> {
            KeyedKiosk kiosk = open();
            TextInputControl input = kiosk.input();
            for (String key : "teh".split("")) {
                kiosk.tap("key-" + key);
            }
            kiosk.tap("key-space");
            assertThat(input.getText()).isEqualTo("Teh ");
            input.positionCaret(1);
            kiosk.tap("key-å");
            kiosk.tap("key-backspace");
            kiosk.tap("key-backspace");
            assertThat(input.getText()).isEqualTo("eh ");
        });
    }

    @Test
    void turnsToTheKeysOfTheSurveysOtherLanguages() {
        Fx.run(() -> {
            KeyedKiosk kiosk = open();
            assertThat(kiosk.has("key-å")).isTrue();
            kiosk.tap("key-language");
            kiosk.tap("key-language");
            assertThat(kiosk.has("key-å")).as("English has none").isFalse();
            kiosk.tap("key-language");
            assertThat(kiosk.has("key-å")).isTrue();
        });
    }

    @Test
    void writesArabicFromRightToLeftAndALongTextOverSeveralLines() {
        Fx.run(() -> {
            var kiosk = new KeyedKiosk(GallerySurveys.read("arabic.json"), Voice.SILENT);
            kiosk.screen.show(SurveyViews.of(GallerySurveys.read("arabic.json"), new LanguageTag("ar"))
                    .get("words"));
            kiosk.layout();
            for (int i = 0; i < 6; i++) {
                Stream.of("م", "ر", "ح", "ب", "ا").forEach(letter -> kiosk.tap("key-" + letter));
                kiosk.tap("key-space");
            }
            kiosk.tap("key-،");
            assertThat(kiosk.input().getText()).startsWith("مرحبا مرحبا").endsWith("،");
            assertThat(kiosk.has("key-shift")).as("there are no capitals").isFalse();
        });
    }

    @Test
    void anAddressHasItsKeysAndCanBeHidden() {
        Fx.run(() -> {
            KeyedKiosk kiosk = contact("contact-email");
            for (String key : List.of("a", ".", "b", "@", "c", ".fi")) {
                kiosk.tap("key-" + key);
            }
            assertThat(kiosk.input().getText()).isEqualTo("a.b@c.fi");
            assertThat(kiosk.has("key-space")).isFalse();
            kiosk.tap("hide");
            assertThat(kiosk.texts().stream().map(text -> text.getText())).contains("●●●●●●●i");
            assertThat(kiosk.find("hide").selected()).isTrue();
            kiosk.tap("hide");
            assertThat(kiosk.texts().stream().map(text -> text.getText())).contains("a.b@c.fi");
            assertThat(kiosk.input().getText()).isEqualTo("a.b@c.fi");
        });
    }

    @Test
    void aPhoneNumberHasDigitsOnly() {
        Fx.run(() -> {
            KeyedKiosk kiosk = contact("contact-phone");
            for (String key : List.of("+", "3", "5", "8")) {
                kiosk.tap("key-" + key);
            }
            assertThat(kiosk.input().getText()).isEqualTo("+358");
            assertThat(kiosk.has("key-a")).isFalse();
        });
    }

    private static KeyedKiosk contact(String field) {
        var kiosk = new KeyedKiosk(SampleSurveys.everyKind(), Voice.SILENT);
        kiosk.screen.show(
                SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("fi")).get("contact"));
        kiosk.tap(field);
        return kiosk;
    }

    private static KeyedKiosk writing() {
        return Fx.ask(KeyboardTest::open);
    }

    private static KeyedKiosk open() {
        var kiosk = new KeyedKiosk(SampleSurveys.everyKind(), Voice.SILENT);
        kiosk.screen.show(
                SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("fi")).get("words"));
        kiosk.layout();
        return kiosk;
    }
}
