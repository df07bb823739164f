package fi.hymy.acceptance.drive;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Children at the glass: taps anywhere, taps on what there is to tap, swipes, and keys of a keyboard that
/// somebody plugged in, so many a second, for ever.
final class Poker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Poker.class);
    private static final long SECOND = 1_000_000_000L;
    private static final int SWIPE_STEPS = 6;
    private static final List<KeyCode> MODIFIERS =
            List.of(KeyCode.ALT, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.WINDOWS);
    /// What brings a visit to its end, so that more than its first questions are poked at.
    private static final List<String> ONWARDS = List.of("start", "next", "skip", "key-done", "stay");

    private static final List<KeyCode> KEYS = List.of(
            KeyCode.A,
            KeyCode.Q,
            KeyCode.W,
            KeyCode.F4,
            KeyCode.F5,
            KeyCode.F11,
            KeyCode.DIGIT1,
            KeyCode.DIGIT5,
            KeyCode.SPACE,
            KeyCode.ENTER,
            KeyCode.TAB,
            KeyCode.ESCAPE,
            KeyCode.BACK_SPACE,
            KeyCode.DELETE,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.PAGE_DOWN,
            KeyCode.CONTEXT_MENU,
            KeyCode.PRINTSCREEN);

    private final Glass glass = new Glass();
    private final RandomGenerator random;
    private final long pauseNanos;
    private final AtomicLong pokes = new AtomicLong();

    /// @param rate pokes a second
    Poker(RandomGenerator random, int rate) {
        this.random = random;
        this.pauseNanos = SECOND / rate;
    }

    /// How often something was done so far.
    long pokes() {
        return pokes.get();
    }

    /// Ends when its thread is interrupted. What falls behind is not caught up with.
    @Override
    public void run() {
        long due = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Fx.ask(this::poke);
                pokes.incrementAndGet();
            } catch (IllegalStateException e) {
                // What was there to be tapped is gone, as it happens to a real finger.
                LOG.debug("a poke went astray: {}", e.getMessage());
            }
            due = Math.max(due + pauseNanos, System.nanoTime() - pauseNanos);
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private boolean poke() {
        int kind = random.nextInt(100);
        if (kind < 35) {
            tap(somewhere());
        } else if (kind < 70) {
            onSomething();
        } else if (kind < 80) {
            Point2D twice = somewhere();
            tap(twice);
            tap(twice);
        } else if (kind < 90) {
            swipe();
        } else {
            key();
        }
        return true;
    }

    private Point2D somewhere() {
        Dimension2D size = glass.size();
        return new Point2D(random.nextDouble(size.getWidth()), random.nextDouble(size.getHeight()));
    }

    private void onSomething() {
        List<String> nodes = glass.nodes();
        List<String> onwards = ONWARDS.stream().filter(nodes::contains).toList();
        if (!onwards.isEmpty() && random.nextInt(3) == 0) {
            glass.tap(onwards.get(random.nextInt(onwards.size())));
        } else if (!nodes.isEmpty()) {
            glass.tap(nodes.get(random.nextInt(nodes.size())));
        }
    }

    private static void tap(Point2D at) {
        var robot = new Robot();
        robot.mouseMove(at);
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
    }

    private void swipe() {
        Point2D from = somewhere();
        Point2D to = somewhere();
        var robot = new Robot();
        robot.mouseMove(from);
        robot.mousePress(MouseButton.PRIMARY);
        for (int step = 1; step <= SWIPE_STEPS; step++) {
            robot.mouseMove(from.interpolate(to, (double) step / SWIPE_STEPS));
        }
        robot.mouseRelease(MouseButton.PRIMARY);
    }

    private void key() {
        var robot = new Robot();
        KeyCode key = KEYS.get(random.nextInt(KEYS.size()));
        if (random.nextInt(4) > 0) {
            robot.keyType(key);
            return;
        }
        KeyCode modifier = MODIFIERS.get(random.nextInt(MODIFIERS.size()));
        robot.keyPress(modifier);
        robot.keyType(key);
        robot.keyRelease(modifier);
    }
}
