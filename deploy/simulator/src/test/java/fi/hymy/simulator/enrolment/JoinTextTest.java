package fi.hymy.simulator.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class JoinTextTest {
    private static final String CA = "0123456789abcdef".repeat(4);

    @Test
    void readsWhatAConsoleShows() {
        JoinText join =
                JoinText.parse("hymy:join?server=https%3A%2F%2Ffleet.example:8443/&ca=" + CA.toUpperCase(Locale.ROOT));

        assertThat(join).isEqualTo(new JoinText(URI.create("https://fleet.example:8443"), CA));
        assertThat(JoinText.parse(join.toString())).isEqualTo(join);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> JoinText.parse("https://fleet.example"))
                .hasMessage("a join text begins with hymy:join?");
        assertThatThrownBy(() -> JoinText.parse("hymy:join?server=http://fleet.example&ca=" + CA))
                .hasMessage("the server of a join text must be https://HOST:PORT");
        assertThatThrownBy(() -> JoinText.parse("hymy:join?server=https://fleet.example&ca=12"))
                .hasMessage("the ca of a join text must have 64 hexadecimal digits");
    }
}
