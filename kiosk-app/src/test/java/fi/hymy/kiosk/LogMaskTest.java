package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogMaskTest {
    private final LogMask mask = new LogMask();

    @Test
    void hidesCredentialsAndWhatIsStruckOutOfAnswers() {
        assertThat(mask.apply("""
                Authorization: Basic a2lvc2s6c2VjcmV0
                asked by aino.virtanen@example.com
                """)).isEqualTo("""
                Authorization: Basic •••
                asked by [mail]
                """);
    }

    @Test
    void leavesAnOrdinaryLogAsItIs() {
        String log = """
                2026-11-22 07:41:10.119 INFO  [link] f.h.k.link.PahoLink connected to mqtt.example.com:8883 in 312 ms
                2026-11-22 07:41:12.004 WARN  [twin] version 12 is not done, next attempt in PT2.048S
                \tat fi.hymy.kiosk.twin.Twin.take(Twin.java:213) ~[kiosk-app.jar:0.1.0]
                """;

        assertThat(mask.apply(log)).isEqualTo(log);
    }
}
