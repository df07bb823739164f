package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes a kiosk's certificates back: it cannot come any more, and the connection that stands ends.
///
/// A broker that is another's cuts nobody off at our word; [MosquittoExport] writes down for it who is out.
@Component
final class Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    private final Credentials credentials;
    private final Tickets tickets;
    private final Broker broker;
    private final WriterDb writer;

    Revocation(Credentials credentials, Tickets tickets, Broker broker, WriterDb writer) {
        this.credentials = credentials;
        this.tickets = tickets;
        this.broker = broker;
        this.writer = writer;
    }

    /// Returns at once: the connection may stand for a moment longer.
    ///
    /// @param by the operator's user name
    /// @return whether it had any certificate
    boolean revoke(KioskId kiosk, String by) {
        boolean any = Boolean.TRUE.equals(writer.transaction().execute(status -> take(kiosk, by)));
        cut(kiosk);
        if (any) {
            LOG.info("the certificates of kiosk {} were revoked by {}", kiosk, by);
        }
        return any;
    }

    /// The part within a transaction; [#cut] follows after it.
    boolean take(KioskId kiosk, String by) {
        tickets.forget(kiosk);
        return credentials.revoke(kiosk, by) > 0;
    }

    /// Ends the connection, if there is one.
    void cut(KioskId kiosk) {
        broker.disconnect(kiosk).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("kiosk {} was revoked, but its connection could not be ended", kiosk, failure);
            }
        });
    }
}
