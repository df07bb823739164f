package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.kiosk.Revoker;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes a kiosk's certificates back: it cannot come any more, and the connection that stands ends.
///
/// A broker that is another's cuts nobody off at our word; [MosquittoExport] writes down for it who is out.
@Component
final class Revocation implements Revoker {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    /// So many in one transaction, so that others who write wait for milliseconds only.
    private static final int AT_ONCE = 100;

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

    /// Of many; those that had one that was good are told in the end.
    @Override
    public Set<KioskId> shutOut(List<KioskId> kiosks, String by) {
        Set<KioskId> had = new HashSet<>();
        for (int from = 0; from < kiosks.size(); from += AT_ONCE) {
            List<KioskId> some = kiosks.subList(from, Math.min(kiosks.size(), from + AT_ONCE));
            writer.transaction()
                    .executeWithoutResult(status ->
                            some.stream().filter(kiosk -> take(kiosk, by)).forEach(had::add));
            some.forEach(this::cut);
        }
        LOG.info("the certificates of {} kiosks were revoked by {}", had.size(), by);
        return had;
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
