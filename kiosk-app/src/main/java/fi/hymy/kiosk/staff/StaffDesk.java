package fi.hymy.kiosk.staff;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.staff.StaffView.Away;
import fi.hymy.kiosk.staff.StaffView.Locked;
import fi.hymy.kiosk.staff.StaffView.NoPin;
import fi.hymy.kiosk.staff.StaffView.Open;
import fi.hymy.kiosk.staff.StaffView.PinPad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from the gesture by the PIN to the staff's desk, and back by itself. Lives on its loop, which is the
/// screen's: every method is called there, and the listener too.
public final class StaffDesk {
    /// Untouched for so long, the desk gives the screen back to visitors.
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final int MIN_DIGITS = 6;
    public static final int MAX_DIGITS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(StaffDesk.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Executor worker;
    private final LockOut lockOut;
    private final Consumer<StaffView> listener;
    private Optional<PinHash> pin;
    private StaffView view = new Away();
    private final StringBuilder typed = new StringBuilder();
    private long visit;
    private Pending leaving = () -> {};
    private Pending ticking = () -> {};

    /// @param worker checks PINs, which takes long
    /// @param directory where wrong attempts are counted
    /// @param pinInSettings from the settings file, until the server sends one
    /// @param listener what is to be shown
    public StaffDesk(
            EventLoop loop,
            Executor worker,
            Path directory,
            Optional<PinHash> pinInSettings,
            Consumer<StaffView> listener) {
        this.loop = loop;
        this.worker = worker;
        this.lockOut = new LockOut(directory.resolve("wrong-pins"), loop::millis);
        this.pin = pinInSettings;
        this.listener = listener;
    }

    /// The PIN that holds from now on; with none, nobody enters any more.
    public void pin(Optional<PinHash> wished) {
        pin = wished;
    }

    public boolean hasPin() {
        return pin.isPresent();
    }

    /// The gesture was made.
    public void knock() {
        if (view instanceof Away) {
            LOG.info("somebody asks for the staff's desk");
            touch();
            askForPin(false);
        }
    }

    /// Any touch at all: the desk stays.
    public void touch() {
        leaving.cancel();
        leaving = loop.after(PATIENCE, this::leave);
    }

    /// The same, for what may happen without anybody of the staff being here.
    public void stay() {
        if (!(view instanceof Away)) {
            touch();
        }
    }

    public void digit(int digit) {
        if (view instanceof PinPad pad && !pad.checking() && typed.length() < MAX_DIGITS) {
            typed.append(digit);
            show(new PinPad(typed.length(), false, false));
        }
    }

    public void erase() {
        if (view instanceof PinPad pad && !pad.checking()) {
            typed.setLength(Math.max(0, typed.length() - 1));
            show(new PinPad(typed.length(), false, false));
        }
    }

    /// Checks what was typed, on the worker.
    public void enter() {
        if (!(view instanceof PinPad pad) || pad.checking() || typed.length() < MIN_DIGITS || pin.isEmpty()) {
            return;
        }
        String tried = typed.toString();
        PinHash known = pin.get();
        long mine = visit;
        typed.setLength(0);
        lockOut.attempt();
        show(new PinPad(tried.length(), false, true));
        worker.execute(() -> {
            boolean right = known.matches(tried);
            loop.execute(() -> checked(right, mine));
        });
    }

    /// Gives the screen back.
    public void leave() {
        leaving.cancel();
        ticking.cancel();
        typed.setLength(0);
        visit++;
        if (!(view instanceof Away)) {
            show(new Away());
        }
    }

    /// The right PIN counts also when whoever typed it was sent away meanwhile, but opens nothing then.
    private void checked(boolean right, long visitThen) {
        if (right) {
            lockOut.right();
        } else {
            LOG.warn("a wrong PIN was tried");
        }
        if (visitThen != visit) {
            return;
        }
        if (right) {
            LOG.info("the staff's desk is open");
            touch();
            show(new Open());
        } else {
            askForPin(true);
        }
    }

    private void askForPin(boolean wrong) {
        if (pin.isEmpty()) {
            show(new NoPin());
        } else if (lockOut.remaining().isZero()) {
            show(new PinPad(0, wrong, false));
        } else {
            tick();
        }
    }

    private void tick() {
        Duration left = lockOut.remaining();
        if (left.isZero()) {
            askForPin(false);
        } else {
            long seconds = Math.ceilDiv(left.toMillis(), TICK.toMillis());
            show(new Locked(Duration.ofSeconds(seconds)));
            ticking = loop.after(left.minusSeconds(seconds - 1), this::tick);
        }
    }

    private void show(StaffView changed) {
        view = changed;
        listener.accept(changed);
    }
}
