package fi.hymy.kiosk.update;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.kiosk.update.slot.Sign;
import fi.hymy.kiosk.update.slot.SlotsReader;
import java.io.IOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says to the slot machine how this run of the program goes, as far as it has come. From any thread.
///
/// What was reached once stays reached: a network that comes and goes takes no version back.
public final class Wellness {
    private static final Logger LOG = LoggerFactory.getLogger(Wellness.class);

    private final Places places;
    private final EventLoop disk;
    /// Of the loop.
    private Sign sign;

    /// @param disk where it is written
    /// @param run names this run of the program
    public Wellness(Places places, EventLoop disk, UUID run) {
        this.places = places;
        this.disk = disk;
        long sequence = new SlotsReader(places)
                .running()
                .map(SlotsReader.Running::sequence)
                .orElse(0L);
        this.sign = new Sign(run.toString(), sequence, false, false, false);
    }

    /// The program has begun.
    public void begin() {
        say(was -> was);
    }

    /// Something is on the glass.
    public void shown() {
        say(was -> new Sign(was.run(), was.sequence(), true, was.link(), was.outbox()));
    }

    /// The server took this kiosk in.
    public void linked() {
        say(was -> new Sign(was.run(), was.sequence(), was.frame(), true, was.outbox()));
    }

    /// The kept answers can be read and added to.
    public void kept() {
        say(was -> new Sign(was.run(), was.sequence(), was.frame(), was.link(), true));
    }

    private void say(UnaryOperator<Sign> more) {
        disk.execute(() -> {
            Sign next = more.apply(sign);
            boolean first = next.equals(sign) && !sign.frame() && !sign.link() && !sign.outbox();
            if (next.equals(sign) && !first) {
                return;
            }
            sign = next;
            try {
                Durably.replace(places.sign(), sign.text());
            } catch (IOException e) {
                LOG.warn("the slot machine cannot be told how it goes: {}", e.toString());
            }
        });
    }
}
