package fi.hymy.protocol.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CleanTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "hyvä", "rivi\nrivi\r\n\tsisennys", "🙂", "a🙂b", "\"\\"})
    void takesOrdinaryText(String text) {
        assertThat(CleanText.isClean(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u001f", "\ud83d", "\ude42", "a\ud83da", "\ud83d\ud83d\ude42", "\ude42\ud83d"})
    void refusesControlCharactersAndHalfCharacters(String text) {
        assertThat(CleanText.isClean(text)).isFalse();
    }

    @Property
    void cutsAnyTextCleanAndShort(@ForAll String text, @ForAll @IntRange(max = 40) int max) {
        String cut = CleanText.cut(text, max);

        assertThat(CleanText.isClean(cut)).isTrue();
        assertThat(cut.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(max);
        assertThat(cut).doesNotContain("\"", "\\", "\n");
    }

    @Test
    void leavesShortCleanTextAsItIs() {
        assertThat(CleanText.cut("levy on täynnä 🙂", 160)).isEqualTo("levy on täynnä 🙂");
        assertThat(CleanText.cut("say \"a\\b\"\n\u0000\ud800", 160)).isEqualTo("say 'a/b'   ");
        assertThat(CleanText.cut("ää", 3)).isEqualTo("ä");
    }
}
