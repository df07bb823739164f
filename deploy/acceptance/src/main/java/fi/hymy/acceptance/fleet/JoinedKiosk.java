package fi.hymy.acceptance.fleet;

import fi.hymy.simulator.enrolment.Identity;
import fi.hymy.simulator.enrolment.PinnedCa;
import javax.net.ssl.SSLContext;

/// A kiosk that an operator claimed, with what proves who it is.
///
/// @param trust of the server that it joined
public record JoinedKiosk(String name, Identity identity, PinnedCa trust) {
    public String id() {
        return identity.kiosk().value();
    }

    /// For its connections.
    public SSLContext tls() {
        return identity.context(trust);
    }

    @Override
    public String toString() {
        return name + " (" + id() + ")";
    }
}
