package fi.hymy.kiosk;

import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.Membership;
import fi.hymy.protocol.id.KioskId;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which kiosk this is, and of which server: known at once at a start, without a look at keys and certificates.
///
/// @param server where it is reached, without a slash at the end
record Belonging(LinkSettings link, URI server) {
    private static final Logger LOG = LoggerFactory.getLogger(Belonging.class);

    /// Empty for a kiosk that must join first. Reads a small file or two.
    static Optional<Belonging> of(KioskSettings settings) {
        IdentityFolder folder = IdentityFolder.under(settings.data());
        return folder.membership().map(membership -> at(settings, membership, folder.ca()));
    }

    /// Of a kiosk that has joined. Where the server is reached may change; which server it is, may not.
    static Belonging at(KioskSettings settings, Membership membership, Optional<String> ca) {
        LinkSettings link = settings.broker().link(membership.kiosk(), membership.mqttHost(), membership.mqttPort());
        URI server = settings.join().url().or(() -> moved(settings, ca)).orElse(membership.server());
        return new Belonging(link, server);
    }

    private static Optional<URI> moved(KioskSettings settings, Optional<String> ca) {
        Optional<JoinAddress> address = settings.join()
                .address()
                .or(() -> BootFile.read(settings.join().boot()).address());
        if (address.isPresent() && !address.map(JoinAddress::ca).equals(ca)) {
            LOG.warn("the settings name another server than the one that this kiosk belongs to; staff must let it"
                    + " join anew first");
            return Optional.empty();
        }
        return address.map(JoinAddress::server);
    }

    KioskId kiosk() {
        return link.kiosk();
    }
}
