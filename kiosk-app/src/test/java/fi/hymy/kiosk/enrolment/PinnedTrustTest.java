package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.kiosk.enrolment.WrongServerException.Reason;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against servers over real TLS, whatever time the kiosk takes it to be.
final class PinnedTrustTest {
    private static final Instant BUILT = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant SOON = BUILT.plus(Duration.ofDays(30));
    private static final TestCa CA = new TestCa();

    @TempDir
    Path folder;

    private Optional<Instant> lastGood = Optional.empty();

    @Test
    void believesTheServerThatItsCaMade() throws Exception {
        assertThat(asks(CA.context())).isEqualTo(404);
    }

    @Test
    void refusesAServerOfAnotherCa() {
        assertThatThrownBy(asking(new TestCa().context())).satisfies(failure -> isWrong(failure, Reason.OTHER_CA));
    }

    @Test
    void refusesAServerThatShowsTheRightCaButWasMadeByAnother() {
        TestCa other = new TestCa();

        assertThatThrownBy(asking(other.context(other.server(), CA.certificate())))
                .satisfies(failure -> isWrong(failure, Reason.OTHER_CA));
    }

    @Test
    void refusesAnotherKioskThatPlaysTheServer() {
        assertThatThrownBy(asking(CA.context(CA.kiosk(new KioskId("kiosk-evil-twin")), CA.certificate())))
                .satisfies(failure -> isWrong(failure, Reason.NO_SERVER));
    }

    @Test
    void refusesACertificateThatEndedBeforeTheProgramWasBuilt() {
        TestCa.Leaf old = CA.server(TestCa.LONG_AGO, BUILT.minus(Duration.ofDays(1)));

        assertThatThrownBy(asking(CA.context(old, CA.certificate())))
                .satisfies(failure -> isWrong(failure, Reason.ENDED))
                .rootCause()
                .hasMessageContaining("ended on 2026-11-21");
    }

    @Test
    void believesACertificateThatBeganAfterTheProgramWasBuilt() throws Exception {
        TestCa.Leaf later = CA.server(BUILT.plus(Duration.ofDays(3000)), BUILT.plus(Duration.ofDays(3800)));

        assertThat(asks(CA.context(later, CA.certificate()))).isEqualTo(404);
    }

    @Test
    void aClockFarInTheFutureLocksNobodyOut() throws Exception {
        lastGood = Optional.of(Instant.parse("2056-01-01T00:00:00Z"));
        TestCa.Leaf leaf = CA.server(TestCa.LONG_AGO, SOON);

        assertThat(asks(CA.context(leaf, CA.certificate()))).isEqualTo(404);
        assertThat(asks(CA.context(leaf, CA.certificate())))
                .as("also once the end of its certificate is known")
                .isEqualTo(404);
    }

    @Test
    void aClockFarInThePastLocksNobodyOut() throws Exception {
        lastGood = Optional.of(Instant.EPOCH);

        assertThat(asks(CA.context())).isEqualTo(404);
    }

    @Test
    void refusesTheOldCertificateOfAServerOnceItsTimeIsKnownToBeOver() throws Exception {
        TestCa.Leaf old = CA.server(TestCa.LONG_AGO, SOON);
        asks(CA.context(old, CA.certificate()));
        asks(CA.context(CA.server(TestCa.LONG_AGO, SOON.plus(Duration.ofDays(900))), CA.certificate()));
        lastGood = Optional.of(SOON.plus(Duration.ofDays(1)));

        assertThatThrownBy(asking(CA.context(old, CA.certificate())))
                .satisfies(failure -> isWrong(failure, Reason.ENDED));
    }

    @Test
    void remembersOverARestartWhatATrustedServerSaid() {
        TrustedTime first = time();
        first.accepted(SOON.plus(Duration.ofDays(900)));
        first.heard(SOON);

        assertThat(time().now()).isEqualTo(SOON);
    }

    @Test
    void believesNoTimeBeyondTheEndOfACertificateThatItAccepted() {
        TrustedTime time = time();
        time.accepted(SOON);
        time.heard(Instant.parse("2099-01-01T00:00:00Z"));

        assertThat(time.now()).isEqualTo(SOON);
    }

    private ThrowingCallable asking(SSLContext server) {
        return () -> asks(server);
    }

    /// @return the status of the answer
    private int asks(SSLContext context) throws IOException, InterruptedException {
        TrustedTime time = time();
        try (var server = new PretendServer(CA, context);
                var http = new Http(Tls.ofNobody(new PinnedTrust(CA.fingerprint(), time)), time)) {
            return http.get(URI.create(server.url() + "/enrol/nothing")).status();
        }
    }

    private TrustedTime time() {
        return new TrustedTime(folder, BUILT, () -> lastGood);
    }

    private static void isWrong(Throwable failure, Reason reason) {
        assertThat(Http.wrongServer(failure).map(WrongServerException::reason)).contains(reason);
    }
}
