package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Tells presses from the chatter of contacts: a level counts once the line was still for the whole window and is
/// sampled again at its end. Every press held so long is told exactly once, and nothing shorter ever is.
///
/// Lives on its loop.
final class Debouncer {
    /// An active line is looked at now and then: should the word of its release have been lost, it does not stay
    /// pressed for ever.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final EventLoop loop;
    private final Duration window;
    private final BooleanSupplier level;
    private final Consumer<Boolean> told;
    private Pending check = () -> {};
    private boolean stable;

    /// @param window how long a line must be still
    /// @param level samples the line
    /// @param told true when the line became active, false when it was left, by turns
    Debouncer(EventLoop loop, Duration window, BooleanSupplier level, Consumer<Boolean> told) {
        this.loop = loop;
        this.window = window;
        this.level = level;
        this.told = told;
    }

    /// The line moved.
    void edge() {
        check.cancel();
        check = loop.after(window, this::sample);
    }

    private void sample() {
        boolean now = level.getAsBoolean();
        if (now) {
            check = loop.after(LOOK_AGAIN, this::sample);
        }
        if (now != stable) {
            stable = now;
            told.accept(now);
        }
    }
}
