package fi.hymy.simulator.link;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkContract;
import java.util.SplittableRandom;

final class HiveMqLinkTest extends LinkContract {
    @Override
    protected Link link(LinkSettings settings) {
        EventLoop loop = open(EventLoop.named("links"));
        EventLoop listening = open(EventLoop.named("kiosks"));
        return new HiveMqLink(settings, null, 7, loop, listening, new SplittableRandom(1));
    }
}
