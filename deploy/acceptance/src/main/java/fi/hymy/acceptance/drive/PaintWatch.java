package fi.hymy.acceptance.drive;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/// Measures how long it takes from a finger on the glass until other pixels stand where it is.
///
/// It waits until nothing moves there, puts the finger down at any moment between two frames, and then looks again
/// and again, each time as a task of its own on the FX thread, so that it never holds the frame up; looking adds up
/// to about a millisecond.
final class PaintWatch {
    private static final double STRIP_HEIGHT = 16;
    private static final long GIVE_UP_NANOS = 2_000_000_000L;
    private static final long STILL_NANOS = 60_000_000L;
    private static final int FRAME_MICROS = 16_667;

    private final Glass glass;
    private final Robot robot;
    private final CompletableFuture<Long> painted = new CompletableFuture<>();
    private Strip strip = new Strip(0, 0, 1, 1);
    private int[] before = {};
    private long since;

    /// Where it looks, in pixels of the screen: across the whole node, for some change at their rim alone.
    private record Strip(int x, int y, int width, int height) {
        static Strip across(Bounds bounds) {
            return new Strip(
                    (int) bounds.getMinX(),
                    (int) (bounds.getCenterY() - STRIP_HEIGHT / 2),
                    Math.max(1, (int) bounds.getWidth()),
                    (int) STRIP_HEIGHT);
        }
    }

    /// On the FX thread.
    private PaintWatch(Glass glass) {
        this.glass = glass;
        this.robot = new Robot();
    }

    /// Puts a finger on a node, and lets go once that shows. From any thread.
    ///
    /// Throws [java.util.concurrent.CompletionException] when nothing changes within 2 s.
    static Tapped tap(Glass glass, String id) {
        PaintWatch pressing = Fx.ask(() -> new PaintWatch(glass));
        long press = pressing.measured(id, pressing::down);
        PaintWatch releasing = Fx.ask(() -> new PaintWatch(glass));
        return new Tapped(press, releasing.measured(id, releasing::up));
    }

    /// @param pressNanos from the finger's coming to its being painted
    /// @param releaseNanos from its going to what that changed being painted
    record Tapped(long pressNanos, long releaseNanos) {}

    private long measured(String id, Runnable act) {
        Platform.runLater(() -> careful(() -> {
            robot.mouseMove(Glass.middle(glass.find(id)));
            awaitStillness(id, System.nanoTime(), act);
        }));
        return painted.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// A new page has no places yet, it comes in gently, and the mouse may change how a node looks by being over it:
    /// all that is to be over first.
    private void awaitStillness(String id, long begin, Runnable act) {
        var node = glass.find(id);
        Strip place = Strip.across(node.localToScreen(node.getBoundsInLocal()));
        int[] now = pixels();
        long time = System.nanoTime();
        if (!place.equals(strip) || !Arrays.equals(before, now)) {
            strip = place;
            before = pixels();
            since = time;
        }
        if (time - since > STILL_NANOS) {
            robot.mouseMove(Glass.middle(node));
            sometime(act);
        } else if (time - begin > GIVE_UP_NANOS) {
            painted.completeExceptionally(new IllegalStateException("the glass is not still for 2 s"));
        } else {
            later(1000, () -> awaitStillness(id, begin, act));
        }
    }

    /// At any moment between two frames: else every finger would come just after one.
    private void sometime(Runnable act) {
        later(ThreadLocalRandom.current().nextInt(FRAME_MICROS), () -> {
            before = pixels();
            since = System.nanoTime();
            act.run();
            look();
        });
    }

    private void look() {
        long elapsed = System.nanoTime() - since;
        if (!Arrays.equals(before, pixels())) {
            painted.complete(elapsed);
        } else if (elapsed > GIVE_UP_NANOS) {
            painted.completeExceptionally(new IllegalStateException("nothing was painted within 2 s"));
        } else {
            Platform.runLater(() -> careful(this::look));
        }
    }

    private void down() {
        robot.mousePress(MouseButton.PRIMARY);
    }

    private void up() {
        robot.mouseRelease(MouseButton.PRIMARY);
    }

    private int[] pixels() {
        WritableImage image = robot.getScreenCapture(null, strip.x(), strip.y(), strip.width(), strip.height());
        var pixels = new int[strip.width() * strip.height()];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        strip.width(),
                        strip.height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        strip.width());
        return pixels;
    }

    private void later(int micros, Runnable task) {
        CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS)
                .execute(() -> Platform.runLater(() -> careful(task)));
    }

    private void careful(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            painted.completeExceptionally(e);
        }
    }
}
