package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fi", "sv"})
    void everyFaultHasASentenceThatNamesWhatEnglishNames(String language) {
        var words = new FaultWords(language);
        var english = new FaultWords("en");

        for (Fault.Kind kind : Fault.Kind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            assertThat(words.of(key)).as(key).endsWith(".");
            assertThat(places(words.of(key))).as(key).containsExactlyInAnyOrderElementsOf(places(english.of(key)));
        }
        assertThat(words.of("line")).contains("{0}");
        assertThat(words.of("kept")).isNotBlank();
        assertThat(words.of("rest")).isNotBlank();
    }

    private static java.util.List<String> places(String sentence) {
        return Stream.of("{0}", "{1}").filter(sentence::contains).toList();
    }
}
