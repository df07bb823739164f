package fi.hymy.simulator;

import fi.hymy.kiosk.clock.EventLoop;
import java.time.Duration;
import java.util.List;

/// Lets each kiosk tell how it is, every five minutes, as evenly as their number allows. Belongs to a loop.
final class Healths {
    private static final int EVERY_SECONDS = 300;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final List<PretendKiosk> kiosks;

    /// @param kiosks told on the loop
    Healths(EventLoop loop, List<PretendKiosk> kiosks) {
        this.loop = loop;
        this.kiosks = List.copyOf(kiosks);
    }

    /// For as long as the loop runs.
    void start() {
        loop.after(TICK, () -> tick(0));
    }

    private void tick(int second) {
        for (int i = second; i < kiosks.size(); i += EVERY_SECONDS) {
            kiosks.get(i).tellHealth();
        }
        loop.after(TICK, () -> tick((second + 1) % EVERY_SECONDS));
    }
}
