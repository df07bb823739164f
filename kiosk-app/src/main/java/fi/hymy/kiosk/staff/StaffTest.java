package fi.hymy.kiosk.staff;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether answers are marked as tests by staff. It ends by itself: one begun at the kiosk after [#LONGEST], one
/// begun from the server at its time, as far as the kiosk knows the time. Lives on its loop.
public final class StaffTest {
    /// Whoever begins a test at the kiosk may forget to end it.
    public static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Supplier<Stamp> clock;
    private final Consumer<Boolean> changed;
    private @Nullable Instant until;
    private boolean here;
    private long hereUntil;
    private boolean on;
    private Pending next = () -> {};

    /// @param changed told whenever a test begins or ends
    public StaffTest(EventLoop loop, Supplier<Stamp> clock, Consumer<Boolean> changed) {
        this.loop = loop;
        this.clock = clock;
        this.changed = changed;
    }

    public boolean on() {
        return on;
    }

    /// Somebody begins or ends a test at the kiosk; ending it ends the server's too.
    public void here(boolean begin) {
        here = begin;
        hereUntil = loop.millis() + LONGEST.toMillis();
        if (!begin) {
            until = null;
        }
        look();
    }

    /// @param end what the server wishes; null for no test from there
    public void until(@Nullable Instant end) {
        until = end;
        look();
    }

    private void look() {
        next.cancel();
        Stamp now = clock.get();
        long leftHere = here ? hereUntil - loop.millis() : 0;
        here = leftHere > 0;
        long left = Math.max(leftHere, leftByServer(now));
        boolean isOn = left > 0;
        if (isOn != on) {
            on = isOn;
            changed.accept(isOn);
        }
        if (isOn || until != null) {
            long wait = isOn ? Math.min(left, LOOK_EVERY.toMillis()) : LOOK_EVERY.toMillis();
            next = loop.after(Duration.ofMillis(wait), this::look);
        }
    }

    /// A clock that knows nothing begins no test; one that is sure forgets one that is over.
    private long leftByServer(Stamp now) {
        if (until == null || now.quality() == TimeQuality.UNSYNCHRONISED) {
            return 0;
        }
        long left = until.toEpochMilli() - now.wallMillis();
        if (left <= 0 && now.quality() == TimeQuality.CONFIRMED) {
            until = null;
        }
        return Math.max(0, left);
    }
}
