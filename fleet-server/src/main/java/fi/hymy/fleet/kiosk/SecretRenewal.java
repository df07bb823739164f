package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.protocol.id.KioskId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives a kiosk a new secret, and ends the connection that was made with the old one.
///
/// A broker that is another's cuts nobody off at our word: its host does, after the files of the registry were
/// written anew. The log says so.
@Component
public final class SecretRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(SecretRenewal.class);

    private final Kiosks kiosks;
    private final Broker broker;

    SecretRenewal(Kiosks kiosks, Broker broker) {
        this.kiosks = kiosks;
        this.broker = broker;
    }

    /// Returns at once: the connection may stand for a moment longer.
    ///
    /// @return the secret, or empty when there is no such kiosk
    public Optional<String> renew(KioskId kiosk) {
        Optional<String> secret = kiosks.renewSecret(kiosk);
        secret.ifPresent(_ -> cut(kiosk));
        return secret;
    }

    private void cut(KioskId kiosk) {
        if (!broker.isEmbedded()) {
            LOG.warn(
                    "kiosk {} has a new secret; a connection made with the old one stands until its broker ends it",
                    kiosk);
            return;
        }
        broker.disconnect(kiosk).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("kiosk {} has a new secret, but its connection could not be ended", kiosk, failure);
            }
        });
    }
}
