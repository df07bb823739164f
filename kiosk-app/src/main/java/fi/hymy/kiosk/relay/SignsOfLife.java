package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a heartbeat now and then while the link stands.
final class SignsOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);

    private final EventLoop loop;
    private final Outbox outbox;
    private final Uplinks uplinks;
    private final Duration every;
    private EventLoop.Pending next = () -> {};

    SignsOfLife(EventLoop loop, Outbox outbox, Uplinks uplinks, Duration every) {
        this.loop = loop;
        this.outbox = outbox;
        this.uplinks = uplinks;
        this.every = every;
    }

    void begin(long session) {
        next.cancel();
        next = loop.after(every, () -> give(session));
    }

    void end() {
        next.cancel();
    }

    private void give(long session) {
        try {
            uplinks.send(new Uplink.Heartbeat(session, outbox.facts()));
        } catch (OutboxException e) {
            LOG.error("no heartbeat could be sent", e);
        }
        begin(session);
    }
}
