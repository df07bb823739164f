package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a scanner types, on keyboards of several languages.
final class ScanTextTest {
    private static final String CA = "00ff17" + "ab".repeat(29);

    /// What the keys of a US keyboard, by which scanners type, mean on others: unshifted, then shifted.
    private static final String US =
            "1234567890qwertyuiopasdfghjklzxcvbnm-=[];'\\,./QWERTYUIOPASDFGHJKLZXCVBNM_+{}:\"|<>?!@#$%^&*()";
    private static final String FI =
            "1234567890qwertyuiopasdfghjklzxcvbnm+´å¨öä',.-QWERTYUIOPASDFGHJKLZXCVBNM?`Å^ÖÄ*;:_!\"#¤%&/()=";
    private static final String DE =
            "1234567890qwertzuiopasdfghjklyxcvbnmß´ü+öä#,.-QWERTZUIOPASDFGHJKLYXCVBNM?`Ü*ÖÄ';:_!\"§$%&/()=";
    private static final String FR =
            "&é\"'(-è_çàazertyuiopqsdfghjklmwxcvbn)=^$mù*;:!AZERTYUIOPQSDFGHJKLMWXCVBN°+¨£M%µ./§1234567890";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fleet.example.com:8443",
                "https://[2001:db8::1]:443",
                "https://10.0.0.7:8443",
                "https://ä:1"
            })
    void readsWhatItWrote(String server) {
        ScanText text = new ScanText(server, CA);

        assertThat(ScanText.parse(text.text())).isEqualTo(text);
        assertThat(ScanText.parse(text.text().toLowerCase(Locale.ROOT) + "\n")).isEqualTo(text);
        assertThat(text.text()).as("fits a small code of capital letters").matches("[0-9A-Z]{60,140}");
    }

    @Test
    void comesThroughTheKeyboardsOfTheNorthAndOfGermany() {
        ScanText text = new ScanText("https://fleet-one.example.com:8443", CA);

        for (String layout : new String[] {US, FI, DE}) {
            assertThat(ScanText.parse(typed(text.text(), layout))).isEqualTo(text);
            assertThat(ScanText.parse(typed(text.text().toLowerCase(Locale.ROOT), layout)))
                    .isEqualTo(text);
        }
        assertThat(typed("hymy:join?server=https://x&ca=0", FI))
                .as("which the readable text does not")
                .isEqualTo("hymyÖjoin_server´httpsÖ--x/ca´0");
    }

    @Test
    void isRefusedInWordsWhereAKeyboardChangesLettersOrSomeAreLost() {
        String text = new ScanText("https://fleet.example.com:8443", CA).text();

        assertThat(ScanText.looksLikeOne(typed(text.toLowerCase(Locale.ROOT), FR)))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScanText.parse(text.substring(0, 70) + text.substring(71)))
                .withMessageContaining("scan it again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScanText.parse(text.replace('0', '1')))
                .withMessageContaining("scan it again");
        assertThat(ScanText.looksLikeOne("join us")).isFalse();
    }

    private static String typed(String text, String layout) {
        var typed = new StringBuilder();
        text.chars().forEach(letter -> {
            int key = US.indexOf(letter);
            typed.append(key < 0 ? (char) letter : layout.charAt(key));
        });
        return typed.toString();
    }
}
