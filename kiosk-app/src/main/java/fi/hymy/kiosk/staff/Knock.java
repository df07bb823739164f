package fi.hymy.kiosk.staff;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import java.time.Duration;

/// The gesture that calls the staff's desk: the first spot is held, let go, then the second is held as long. One finger
/// does it, one thing at a time; nobody does it by tapping. Anything else in between, or a pause too long, and it
/// begins anew. Lives on its loop.
public final class Knock {
    /// Where something is pressed.
    public enum Spot {
        FIRST,
        SECOND,
        ELSEWHERE
    }

    private static final Duration PAUSE = Duration.ofSeconds(4);
    /// A hold a little shorter than asked for still counts, since timers are not exact.
    private static final long SLACK_MILLIS = 20;

    private final EventLoop loop;
    private final Duration hold;
    private final Runnable opened;
    private Spot held = Spot.ELSEWHERE;
    private long heldSince;
    private boolean firstDone;
    private long firstDoneAt;
    private Pending timer = () -> {};

    /// @param hold how long each spot is held
    /// @param opened the gesture was made; called while the second spot is still held
    public Knock(EventLoop loop, Duration hold, Runnable opened) {
        this.loop = loop;
        this.hold = hold;
        this.opened = opened;
    }

    public void down(Spot spot) {
        timer.cancel();
        long now = loop.millis();
        boolean inTime = firstDone && now - firstDoneAt <= PAUSE.toMillis();
        firstDone = spot == Spot.SECOND && inTime;
        held = spot;
        heldSince = now;
        if (firstDone) {
            timer = loop.after(hold, this::open);
        }
    }

    public void up() {
        timer.cancel();
        long now = loop.millis();
        firstDone = held == Spot.FIRST && now - heldSince >= hold.toMillis() - SLACK_MILLIS;
        firstDoneAt = now;
        held = Spot.ELSEWHERE;
    }

    /// The finger slid away.
    public void away() {
        timer.cancel();
        held = Spot.ELSEWHERE;
        firstDone = false;
    }

    private void open() {
        away();
        opened.run();
    }
}
