package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.link.Link;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;

/// Says "I am here" after each connect and again until the server answers; gives the connection up when it does not.
final class Hello {
    static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
    static final int TIMES = 3;

    private final EventLoop loop;
    private final Told told;
    private final Link link;
    private final Uplinks uplinks;
    private final String appVersion;
    private EventLoop.Pending next = () -> {};

    Hello(EventLoop loop, Told told, Link link, Uplinks uplinks, String appVersion) {
        this.loop = loop;
        this.told = told;
        this.link = link;
        this.uplinks = uplinks;
        this.appVersion = appVersion;
    }

    void say(long session) {
        next.cancel();
        say(session, TIMES);
    }

    /// The server has answered, or is gone.
    void hush() {
        next.cancel();
    }

    private void say(long session, int timesLeft) {
        if (timesLeft == 0) {
            link.drop("the server does not say what it desires");
            return;
        }
        uplinks.send(new Uplink.Birth(session, appVersion, told.facts()));
        next = loop.after(AGAIN_AFTER, () -> say(session, timesLeft - 1));
    }
}
