package fi.hymy.fleet.contact;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.quarantine.Quarantine;
import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Downlink;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Erases the contact details of one response wherever they lie: the record, what is in quarantine under the
/// same id, and the copy that the kiosk keeps. The answers stay.
@Component
final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final WriterDb writer;
    private final Contacts contacts;
    private final Quarantine quarantine;
    private final Downlinks downlinks;
    private final InstantSource clock;

    Erasure(WriterDb writer, Contacts contacts, Quarantine quarantine, Downlinks downlinks, InstantSource clock) {
        this.writer = writer;
        this.contacts = contacts;
        this.quarantine = quarantine;
        this.downlinks = downlinks;
        this.clock = clock;
    }

    /// Does nothing twice. Whoever asks again has the kiosk told again.
    ///
    /// @param by an operator's user name
    /// @return whether the response ever left contact details here
    boolean erase(ResponseId response, String by) {
        List<Contact> kept = contacts.of(response);
        if (kept.isEmpty() && !Sight.now().isWhole()) {
            return false;
        }
        int erased = writer.transaction()
                .execute(status -> contacts.erase(response, clock.instant(), by) + quarantine.eraseContact(response));
        if (erased > 0) {
            LOG.info("the contact details of response {} were erased by {}", response, by);
        }
        kept.stream()
                .map(Contact::kiosk)
                .distinct()
                .forEach(kiosk -> downlinks
                        .send(kiosk, new Downlink.Forget(response))
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                LOG.warn("kiosk {} was not told to forget response {}", kiosk, response, failure);
                            }
                        }));
        return !kept.isEmpty() || erased > 0;
    }
}
