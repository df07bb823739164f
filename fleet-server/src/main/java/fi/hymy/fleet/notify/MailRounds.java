package fi.hymy.fleet.notify;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Sends mail one by one, on a thread of its own.
@Component
final class MailRounds implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// Taken at once: what waits at a mail server that does not answer is over before the lease is.
    private static final int AT_ONCE = 4;
    private static final int BETWEEN_TIDYINGS = 3600;

    private final Deliveries deliveries;
    private final MailDoor door;
    private final Rounds rounds = new Rounds("mail-sender", PAUSE, "mail cannot be sent", this::round);

    private int untilTidying;

    MailRounds(Deliveries deliveries, MailDoor door) {
        this.deliveries = deliveries;
        this.door = door;
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void round() {
        deliveries.take(Delivery.Channel.MAIL, AT_ONCE).forEach(mail -> deliveries.done(mail, door.send(mail)));
        if (untilTidying-- <= 0) {
            untilTidying = BETWEEN_TIDYINGS;
            deliveries.tidy();
        }
    }
}
