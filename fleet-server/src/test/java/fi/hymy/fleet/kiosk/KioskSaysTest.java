package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.web.Language;
import fi.hymy.protocol.message.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

final class KioskSaysTest {
    @AfterEach
    void nobodyAsks() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @EnumSource
    void saysEachRemarkInTheReadersLanguageWithItsValues(Remark remark) {
        String english = remark.with("4711", "4712");
        String finnish = saidTo(Language.FI, english);
        assertThat(finnish).isNotEqualTo(english);
        assertThat(numbers(finnish)).isEqualTo(numbers(english));
        assertThat(saidTo(Language.SV, english)).isNotIn(english, finnish);
    }

    @Test
    void saysWhatARemarkHoldsToo() {
        String english = Remark.WITHIN.with(Remark.STARTED_OFTEN.with(4, Remark.NO_SERVER.with()), 120);
        assertThat(saidTo(Language.FI, english))
                .isEqualTo("se käynnistyi 4 kertaa, viimeksi: se ei saanut yhteyttä palvelimeen (aikaa oli 120 s)");
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        assertThat(saidTo(Language.FI, "86 °C")).isEqualTo("86 °C");
        assertThat(saidTo(Language.SV, "No space left on device")).isEqualTo("No space left on device");
        assertThat(saidTo(Language.SV, "")).isEmpty();
    }

    private static String saidTo(Language reader, String english) {
        LocaleContextHolder.setLocale(reader.locale());
        return KioskSays.said(english);
    }

    private static String numbers(String text) {
        return text.replace("4 KiB", "").replaceAll("\\D+", " ").strip();
    }
}
