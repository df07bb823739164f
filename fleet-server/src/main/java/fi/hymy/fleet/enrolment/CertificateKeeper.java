package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks every few minutes whether this server's certificate nears its end, and lets go of tickets that
/// ended.
@Component
final class CertificateKeeper implements WorksInRounds {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final ServerIdentity identity;
    private final Credentials credentials;
    private final DevicesConnector door;
    private final Tickets tickets;
    private final Rounds rounds =
            new Rounds("certificate-keeper", PAUSE, "certificates cannot be looked after", this::look);

    CertificateKeeper(ServerIdentity identity, Credentials credentials, DevicesConnector door, Tickets tickets) {
        this.identity = identity;
        this.credentials = credentials;
        this.door = door;
        this.tickets = tickets;
    }

    @Override
    public void start() {
        if (identity.isFresh() && !credentials.isEmpty()) {
            LOG.error("the device CA was made anew, for its folder was empty: no kiosk that joined before can come. "
                    + "Put the old folder 'ca' back, or let every kiosk join anew");
        }
        rounds.start();
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void look() {
        if (identity.renewIfDue()) {
            door.reload();
        }
        tickets.sweep();
    }
}
