package fi.hymy.kiosk.link;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import java.util.Random;

final class PahoLinkTest extends LinkContract {
    @Override
    protected Link link(LinkSettings settings) {
        EventLoop loop = open(EventLoop.named("link"));
        EventLoop listening = open(EventLoop.named("link-listener"));
        return new PahoLink(settings, 7, loop, listening, new Random(1));
    }
}
