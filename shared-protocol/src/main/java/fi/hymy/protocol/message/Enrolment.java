package fi.hymy.protocol.message;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kiosk and the server say to each other over HTTPS before the kiosk has an identity, and when it gets a new
/// certificate. Not enveloped: nobody has a name yet.
public sealed interface Enrolment {
    /// A kiosk asks to be taken in.
    ///
    /// @param csr its PKCS#10 request, PEM
    /// @param appVersion of its program
    /// @param hardware what it runs on, in words
    record Request(String csr, String appVersion, String hardware) implements Enrolment {}

    /// It may look again under this ticket, and shows the code until somebody claims it.
    ///
    /// @param ticket opaque, and nobody else's business
    /// @param code as `1234-5678`
    /// @param expiresAt by the server's clock
    /// @param poll how long to wait between two looks
    /// @param claimUrl where somebody claims it by a telephone
    record Ticket(String ticket, String code, Instant expiresAt, Duration poll, String claimUrl) implements Enrolment {}

    /// What became of a ticket.
    sealed interface State extends Enrolment {}

    /// Nobody claimed it yet.
    record Waiting(String code, Instant expiresAt) implements State {}

    /// It belongs to the fleet.
    ///
    /// @param chain its certificate and the server's CA, PEM
    /// @param mqttHostOrNull null for the host of the server's own address
    record Claimed(KioskId kiosk, String chain, @Nullable String mqttHostOrNull, int mqttPort) implements State {
        public Optional<String> mqttHost() {
            return Optional.ofNullable(mqttHostOrNull);
        }
    }

    /// A kiosk asks for a new certificate.
    record Renewal(String csr) implements Enrolment {}

    /// Here it is.
    ///
    /// @param chain as in [Claimed]
    record Renewed(String chain) implements Enrolment {}

    /// Where the broker is by now, for a kiosk that cannot reach it.
    ///
    /// @param hostOrNull null for the host of the server's own address
    record Broker(@Nullable String hostOrNull, int port) implements Enrolment {
        public Optional<String> host() {
            return Optional.ofNullable(hostOrNull);
        }
    }
}
