package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import java.time.Duration;
import java.util.function.IntPredicate;

/// How bright the screen is. Lives on the loop of the pins.
///
/// Awake it is as bright as the server or the staff say, but never so dark that it looks broken. It goes dim when
/// nobody was seen for a while, and dark outside the opening hours; whoever comes near, touches or presses wakes it.
final class Glow {
    private static final int DARKEST_AWAKE = 5;
    private static final int DIM_SHARE = 6;
    private static final int UNKNOWN = -1;
    /// How long a closed kiosk stays awake for somebody who came all the same.
    private static final Duration AFTER_HOURS = Duration.ofMinutes(1);

    private final EventLoop loop;
    private final IntPredicate light;
    private final Duration sleepAfter;
    private int brightness = 100;
    private boolean open = true;
    private boolean present;
    private boolean asleep;
    private int shown = UNKNOWN;
    private Pending sleep = () -> {};

    /// @param light sets the backlight, in percent, and says whether there is one
    /// @param sleepAfter zero: never during opening hours
    Glow(EventLoop loop, IntPredicate light, Duration sleepAfter) {
        this.loop = loop;
        this.light = light;
        this.sleepAfter = sleepAfter;
        awake();
    }

    /// @return whether there is a backlight that can be set
    boolean brightness(int percent) {
        brightness = percent;
        return apply();
    }

    /// Whether the place is open; when it closes the screen goes dark once nobody is there.
    void open(boolean now) {
        if (now != open) {
            open = now;
            awake();
        }
    }

    /// Somebody touched or pressed something.
    void seen() {
        awake();
    }

    void present(boolean now) {
        present = now;
        awake();
    }

    private void awake() {
        asleep = false;
        sleep.cancel();
        Duration patience = open ? sleepAfter : AFTER_HOURS;
        if (!present && !patience.isZero()) {
            sleep = loop.after(patience, this::goToSleep);
        }
        apply();
    }

    private void goToSleep() {
        asleep = true;
        apply();
    }

    private boolean apply() {
        int awake = Math.max(DARKEST_AWAKE, brightness);
        int asleepLevel = open ? Math.max(1, awake / DIM_SHARE) : 0;
        int level = asleep ? asleepLevel : awake;
        if (level != shown) {
            shown = light.test(level) ? level : UNKNOWN;
        }
        return shown != UNKNOWN;
    }
}
