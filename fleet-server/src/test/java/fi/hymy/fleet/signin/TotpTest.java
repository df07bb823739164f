package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TotpTest {
    /// `12345678901234567890` of RFC 6238.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void countsAsTheStandardDoes() {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void takesACodeOfAboutNow() {
        Instant now = Instant.ofEpochSecond(59);

        assertThat(Totp.step(SECRET, "287 082", now)).hasValue(1);
        assertThat(Totp.step(SECRET, "287082", now.plusSeconds(30))).hasValue(1);
        assertThat(Totp.step(SECRET, "287082", now.plusSeconds(61))).isEmpty();
        assertThat(Totp.step(SECRET, "000000", now)).isEmpty();
    }

    @Test
    void makesASecretThatAppsCanRead() {
        assertThat(Totp.freshSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.freshSecret());
    }
}
