package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.enrolment.WrongServerException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class ReachTest {
    @Test
    void tellsFromAFailureWhoAnswered() {
        assertThat(Reach.of(new ConnectException("refused"))).isEqualTo(Reach.NOBODY);
        assertThat(Reach.of(new IOException("x", new UnknownHostException("fleet"))))
                .isEqualTo(Reach.NO_NAME);
        assertThat(Reach.of(new SSLException("Unsupported or unrecognized SSL message")))
                .isEqualTo(Reach.SOMEBODY_ELSE);
        assertThat(Reach.of(wrong(Reason.OTHER_CA))).isEqualTo(Reach.SOMEBODY_ELSE);
        assertThat(Reach.of(wrong(Reason.ENDED))).isEqualTo(Reach.ENDED);
    }

    private static IOException wrong(Reason reason) {
        var failure = new SSLHandshakeException("no");
        failure.initCause(new WrongServerException(reason, "no"));
        return failure;
    }
}
