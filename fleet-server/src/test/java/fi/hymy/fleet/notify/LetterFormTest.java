package fi.hymy.fleet.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterFormTest {
    @Test
    void saysTheSameInTextAndHtmlAndLetsNoNameBecomeMarkup() {
        var form = new LetterForm(
                "fi",
                "Aula <b>",
                List.of(
                        LetterForm.Line.of("\"Ovi\" & aula"),
                        new LetterForm.Line("Avaa", "https://h.example/a?x=1&y=2")));

        assertThat(form.text()).isEqualTo("""
                Aula <b>

                "Ovi" & aula

                Avaa
                https://h.example/a?x=1&y=2
                """);
        assertThat(form.html())
                .contains("<html lang=\"fi\">", "Aula &lt;b&gt;", "&quot;Ovi&quot; &amp; aula")
                .contains("href=\"https://h.example/a?x=1&amp;y=2\"")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.org",
                "a b@example.org",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "Anna <a@example.org>"
            })
    void writesToOneAddressAndNothingElse(String to) {
        assertThatThrownBy(() -> new Letter("x", to, "S", "T", "H", false, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsASubjectOnOneLine() {
        var letter =
                new Letter("x", "a@example.org", "One\r\nBcc: b@example.org", "T", "H", false, Duration.ofHours(1));

        assertThat(letter.subject()).isEqualTo("One Bcc: b@example.org");
    }
}
