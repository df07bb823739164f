package fi.hymy.protocol.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalizedTextTest {
    @ParameterizedTest
    @CsvSource({
        "sv-FI, fi, hej (Finland)",
        "sv-SE, fi, hej",
        "sv, fi, hej",
        "de, fi, hei",
        "de, fr, hej (Finland)",
        "FI, sv, hei"
    })
    void fallsBackFromTagToLanguageToBaseToAnything(String wanted, String base, String expected) {
        LocalizedText text = texts("sv-FI", "hej (Finland)", "sv", "hej", "fi", "hei");

        assertThat(text.in(new LanguageTag(wanted), new LanguageTag(base))).isEqualTo(expected);
    }

    @Test
    void countsABlankTextAsMissing() {
        LocalizedText text = texts("fi", "hei", "sv", " \n");

        assertThat(text.texts()).containsOnlyKeys(new LanguageTag("fi"));
        assertThat(text.in(new LanguageTag("sv"), new LanguageTag("fi"))).isEqualTo("hei");
        assertThat(texts("fi", "").isEmpty()).isTrue();
    }

    @Test
    void isEmptyWhereThereIsNoText() {
        assertThat(LocalizedText.NONE.in(new LanguageTag("fi"), new LanguageTag("fi")))
                .isEmpty();
        assertThat(LocalizedText.NONE.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud83d", "\ude42\ud83d", "bell\u0007"})
    void refusesTextThatCannotBeKept(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("fi", text));
    }

    @ParameterizedTest
    @CsvSource({"fi, fi", "SV-fi, sv-FI", "EN, en", "zh-hant, zh-Hant", "se, se"})
    void writesALanguageInItsCanonicalCase(String written, String tag) {
        assertThat(new LanguageTag(written)).hasToString(tag).isEqualTo(new LanguageTag(tag));
        assertThat(new LanguageTag(written).locale()).isEqualTo(Locale.forLanguageTag(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "fi_FI", "fi-muchtoolong", "und", "und-FI", "x-private", "fi\u0000", "12"})
    void refusesWhatIsNoLanguageTag(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LanguageTag(tag));
        assertThatIllegalArgumentException().isThrownBy(() -> new LanguageTag("x".repeat(36)));
    }

    @Test
    void knowsWhatIsWrittenFromRightToLeft() {
        assertThat(List.of("ar", "he", "fa-IR", "ur")).allMatch(tag -> new LanguageTag(tag).rightToLeft());
        assertThat(List.of("fi", "sv", "en", "ru", "so")).noneMatch(tag -> new LanguageTag(tag).rightToLeft());
    }

    private static LocalizedText texts(String... tagsAndTexts) {
        var texts = new LinkedHashMap<LanguageTag, String>();
        for (int i = 0; i < tagsAndTexts.length; i += 2) {
            texts.put(new LanguageTag(tagsAndTexts[i]), tagsAndTexts[i + 1]);
        }
        return new LocalizedText(texts);
    }
}
