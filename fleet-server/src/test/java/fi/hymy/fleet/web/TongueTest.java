package fi.hymy.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

final class TongueTest {
    @AfterEach
    void nobodyAsks() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void saysWhatItHasInTheLanguageOfWhoAsks() {
        assertThat(Tongue.t("Overview")).as("where nobody asks").isEqualTo("Overview");
        asks(Language.FI);
        assertThat(Tongue.t("Overview")).isEqualTo("Yleiskuva");
        asks(Language.SV);
        assertThat(Tongue.t("Error %s", 404)).isEqualTo("Fel 404");
        assertThat(Tongue.t("Nobody translated 100 % of this.")).isEqualTo("Nobody translated 100 % of this.");
    }

    @Test
    void marksEverythingForTests() {
        asks(Language.MARKED);
        assertThat(Tongue.t("Error %s", 404)).isEqualTo("⟦Error 404⟧");
        assertThat(Tongue.t("Open ~door")).isEqualTo("⟦Open⟧");
        assertThat(Numbers.of(2, "site", "sites")).isEqualTo("2 ⟦sites⟧");
    }

    @Test
    void tellsOneFromMany() {
        assertThat(Tongue.n(1, "%s kiosk of %s", "%s kiosks of %s", "Oulu")).isEqualTo("1 kiosk of Oulu");
        assertThat(Tongue.n(12_000, "%s kiosk of %s", "%s kiosks of %s", "Oulu"))
                .isEqualTo("12\u202F000 kiosks of Oulu");
    }

    @Test
    void writesMomentsAsTheLanguageDoes() {
        Instant at = Instant.parse("2026-11-02T09:05:00Z");
        var times = new Times(() -> at.plus(Duration.ofMinutes(3)), ZoneOffset.UTC);
        assertThat(times.full(at)).isEqualTo("2 Nov 2026 at 09:05:00");
        asks(Language.FI);
        assertThat(times.full(at)).isEqualTo("2.11.2026 klo 09.05.00");
        assertThat(times.ago(at)).isEqualTo("3 min sitten");
    }

    @Test
    void keepsTextsAndPartsApart() {
        var html = new StringOutput();
        Tongue.rich("a < b in %s.", output -> output.writeContent("<b>bold</b>"))
                .writeTo(new OwaspHtmlTemplateOutput(html));
        assertThat(html.toString()).isEqualTo("a &lt; b in <b>bold</b>.");
    }

    @Test
    void readsACatalogue() throws Exception {
        Catalogue catalogue = Catalogue.of("some", text("""
                # for the door
                en Open
                fi Avaa
                sv Öppna

                en Close
                fi Sulje
                """));
        assertThat(catalogue.find(Language.SV, "Open")).contains("Öppna");
        assertThat(catalogue.find(Language.SV, "Close")).isEmpty();
        assertThat(Catalogue.of("some", text("en Open\nfi Avaa\n\nen Open\nfi Auki\n"))
                        .contradictions())
                .containsExactly("tongue/some, line 5: elsewhere this is «Avaa»");
        assertThatThrownBy(() -> Catalogue.of("some", text("fi Avaa\n"))).hasMessageContaining("tongue/some, line 1");
    }

    private static void asks(Language language) {
        LocaleContextHolder.setLocale(language.locale());
    }

    private static BufferedReader text(String text) {
        return new BufferedReader(new StringReader(text));
    }

    @Test
    void knowsALanguageByWhatABrowserSays() {
        assertThat(Language.of(Locale.forLanguageTag("sv-FI"))).contains(Language.SV);
        assertThat(Language.of(Locale.forLanguageTag("en-US"))).contains(Language.EN);
        assertThat(Language.of(Locale.forLanguageTag("en-XA"))).contains(Language.MARKED);
        assertThat(Language.of(Locale.forLanguageTag("de"))).isEmpty();
    }
}
