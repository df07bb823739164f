package fi.hymy.kiosk.screen;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.survey.LanguageTag;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// The kiosk's own words in all its languages.
final class WordsTest {
    private static final List<String> LANGUAGES = Words.LANGUAGES;
    private static final String ABOUT = "about.readBySpeaker";
    private static final Pattern FORM = Pattern.compile("((?!choose).*)\\.(zero|one|two|few|many|other)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyWordStandsInEveryLanguageAndNoLanguageHasWordsOfItsOwn(String language) {
        assertThat(keys(language)).isEqualTo(keys(Words.ENGLISH));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noWordIsEmptyOrLeftInEnglish(String language) {
        Properties english = Words.file(Words.ENGLISH);
        Properties own = Words.file(language);
        Set<String> shared = Set.of("star", "mood.3", "start", "email");
        assertThat(own.stringPropertyNames()).allSatisfy(key -> {
            String text = own.getProperty(key);
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
            if (!language.equals(Words.ENGLISH) && !key.equals(ABOUT) && !shared.contains(base(key))) {
                assertThat(text).as(key).isNotEqualTo(english.getProperty(key));
            }
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void aWordThatDependsOnANumberHasAllFormsOfItsLanguageOrOneForAll(String language) {
        Properties own = Words.file(language);
        for (String key : keys(language)) {
            var forms = new TreeSet<Plural>();
            for (Plural form : Plural.values()) {
                if (own.containsKey(key + form.ending())) {
                    forms.add(form);
                }
            }
            if (forms.isEmpty()) {
                assertThat(own.containsKey(key)).as(key).isTrue();
            } else {
                assertThat(forms).as(key).isEqualTo(Plural.needed(language));
                assertThat(own.containsKey(key)).as(key + " beside its forms").isFalse();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void valuesHaveTheirPlacesInEveryLanguage(String language) {
        Properties own = Words.file(language);
        for (String key : own.stringPropertyNames()) {
            boolean nameable = key.endsWith(".zero") || key.endsWith(".one") || key.endsWith(".two");
            Set<String> english = places(english(base(key)));
            if (nameable) {
                assertThat(english).as(key).containsAll(places(own.getProperty(key)));
            } else {
                assertThat(places(own.getProperty(key))).as(key).isEqualTo(english);
            }
        }
    }

    private static String english(String base) {
        Properties words = Words.file(Words.ENGLISH);
        return words.getProperty(base, words.getProperty(base + ".other", ""));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(toCollection(TreeSet::new));
    }

    /// Nobody is claimed to have read what nobody has read: this list grows with the data, by people who speak.
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void theDataSayWhetherASpeakerHasReadTheWords(String language) {
        assertThat(Words.file(language).getProperty(ABOUT)).isEqualTo(language.equals(Words.ENGLISH) ? "yes" : "no");
    }

    @Test
    void everyWordIsUsedSomewhere() throws IOException {
        String sources = sources();
        Set<String> madeOfParts = Set.of("mood.1", "mood.2", "mood.3", "mood.4", "mood.5");
        assertThat(keys(Words.ENGLISH))
                .filteredOn(key -> !madeOfParts.contains(key))
                .filteredOn(key -> !sources.contains('"' + key + '"'))
                .isEmpty();
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/fi/hymy/kiosk/screen"))) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ru, 1, ещё 1 знак",
        "ru, 3, ещё 3 знака",
        "ru, 11, ещё 11 знаков",
        "ru, 22, ещё 22 знака",
        "uk, 21, ще 21 знак",
        "uk, 14, ще 14 знаків",
        "ar, 1, بقي حرف واحد",
        "ar, 2, بقي حرفان",
        "ar, 7, بقيت 7 أحرف",
        "ar, 25, بقي 25 حرفًا",
        "ar, 100, بقي 100 حرف",
        "fi, 1, 1 jäljellä",
        "en, 5, 5 left"
    })
    void countsAsTheLanguageDoes(String language, int number, String expected) {
        assertThat(new Words(new LanguageTag(language)).of("charactersLeft", number))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"no, Neste", "nn, Neste", "nb-NO, Neste", "sv-FI, Nästa", "th, Next"})
    void readsTheNearestLanguageThereIs(String language, String next) {
        assertThat(new Words(new LanguageTag(language)).of("next")).isEqualTo(next);
    }

    @Test
    void refusesAWordThatThereIsNot() {
        var words = new Words(new LanguageTag("fi"));
        assertThatThrownBy(() -> words.of("nonsense")).hasMessageContaining("nonsense");
    }

    @Test
    void noGlyphIsMissingInTheBundledFonts() throws IOException, FontFormatException {
        var latin = bundled("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
        var arabic = bundled("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-Bold.ttf");
        for (String language : LANGUAGES) {
            Properties own = Words.file(language);
            List<Font> fonts = language.equals("ar") ? arabic : latin;
            var texts = new ArrayList<String>();
            own.stringPropertyNames().forEach(key -> texts.add(own.getProperty(key)));
            KeyLayout.all(new LanguageTag(language)).forEach(texts::add);
            for (Font font : fonts) {
                assertThat(texts)
                        .as(language + " in " + font.getFontName())
                        .filteredOn(text -> font.canDisplayUpTo(text) != -1)
                        .isEmpty();
            }
        }
    }

    private static List<Font> bundled(String... files) throws IOException, FontFormatException {
        var fonts = new ArrayList<Font>();
        for (String file : files) {
            try (InputStream data = Typeface.class.getResourceAsStream("font/" + file)) {
                fonts.add(Font.createFont(Font.TRUETYPE_FONT, data));
            }
        }
        return fonts;
    }

    @Test
    void aTextKeepsItsOwnDirection() {
        assertThat(LanguageSwitch.direction("Miltä tuntui?")).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
        assertThat(LanguageSwitch.direction("«هل ما زلت هنا؟»")).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        assertThat(LanguageSwitch.direction("3 / 10")).isEqualTo(NodeOrientation.INHERIT);
    }

    @Test
    void arabicLettersComeFromTheBundledFontInEveryWeight() {
        Fx.run(() -> {
            var type = Typeface.of("Inter");
            assertThat(Typeface.letters("نعم", type::regular).apply(20).getName())
                    .isEqualTo("IBM Plex Sans Arabic Regular");
            assertThat(Typeface.letters("نعم", type::medium).apply(20).getName())
                    .isEqualTo("IBM Plex Sans Arabic Bold");
            assertThat(Typeface.letters("نعم", type::strong).apply(20).getName())
                    .isEqualTo("IBM Plex Sans Arabic Bold");
            assertThat(Typeface.letters("Kyllä", type::medium).apply(20).getName())
                    .isEqualTo("Inter Semi Bold");
        });
    }

    /// What a font is called says little about what is drawn where letters are joined.
    @Test
    void arabicLabelsAreDrawnHeavierThanTexts() {
        Fx.run(() -> {
            var type = Typeface.of("Inter");
            for (String label : List.of("العودة إلى البيت", "العمل أو الدراسة", "الترفيه")) {
                assertThat(ink(label, type::medium)).as(label).isGreaterThan(1.2 * ink(label, type::regular));
            }
        });
    }

    /// How much black its letters take.
    private static double ink(String words, DoubleFunction<javafx.scene.text.Font> font) {
        FitText text = FitText.centred(words, font, 40);
        var picture = new Scene(new Group(text), 400, 80);
        text.resize(400, 80);
        text.layout();
        WritableImage image = picture.snapshot(null);
        double ink = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                ink += 1 - image.getPixelReader().getColor(x, y).getBrightness();
            }
        }
        return ink;
    }

    private static Set<String> keys(String language) {
        return Words.file(language).stringPropertyNames().stream()
                .filter(key -> !key.equals(ABOUT))
                .map(WordsTest::base)
                .collect(toCollection(TreeSet::new));
    }

    /// Without the form for a number.
    private static String base(String key) {
        Matcher form = FORM.matcher(key);
        return form.matches() ? form.group(1) : key;
    }
}
