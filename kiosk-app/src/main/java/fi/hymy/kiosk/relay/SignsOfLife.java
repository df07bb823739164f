package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;

/// Sends a heartbeat now and then while the link stands, and one more soon after the outbox ran empty, so that nobody
/// believes for long that answers wait.
final class SignsOfLife {
    static final Duration SOON = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Told told;
    private final Uplinks uplinks;
    private final Duration every;
    private EventLoop.Pending next = () -> {};
    private boolean soon;

    SignsOfLife(EventLoop loop, Told told, Uplinks uplinks, Duration every) {
        this.loop = loop;
        this.told = told;
        this.uplinks = uplinks;
        this.every = every;
    }

    void begin(long session) {
        next.cancel();
        soon = false;
        next = loop.after(every, () -> give(session));
    }

    void end() {
        next.cancel();
    }

    /// What the server knows of the outbox is not true any more.
    void correct(long session) {
        if (told.wantsCorrection() && !soon) {
            soon = true;
            next.cancel();
            next = loop.after(SOON.compareTo(every) < 0 ? SOON : every, () -> give(session));
        }
    }

    private void give(long session) {
        uplinks.send(new Uplink.Heartbeat(session, told.facts()));
        begin(session);
    }
}
