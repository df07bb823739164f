package fi.hymy.acceptance.drive;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/// Measures how long it takes from a tap until other pixels stand on the glass.
///
/// It looks again and again, each time as a task of its own on the FX thread, so that it never holds the frame up;
/// looking adds up to about a millisecond.
final class PaintWatch {
    private static final int SIDE = 24;
    private static final long GIVE_UP_NANOS = 2_000_000_000L;

    private final Glass glass;
    private final CompletableFuture<Long> painted = new CompletableFuture<>();
    private Point2D corner = Point2D.ZERO;
    private int[] before = {};
    private long pressedAt;

    PaintWatch(Glass glass) {
        this.glass = glass;
    }

    /// Taps; from any thread.
    ///
    /// @return nanoseconds from the press to the painted change; fails when nothing changed within 2 s
    CompletableFuture<Long> tap(String id) {
        Platform.runLater(() -> {
            try {
                press(id);
            } catch (RuntimeException e) {
                painted.completeExceptionally(e);
            }
        });
        return painted;
    }

    private void press(String id) {
        Point2D middle = Glass.middle(glass.find(id));
        corner = middle.subtract(SIDE / 2.0, SIDE / 2.0);
        var robot = new Robot();
        robot.mouseMove(middle);
        // The mouse may change how the node looks by being over it: let that be painted first.
        Platform.runLater(() -> Platform.runLater(() -> {
            before = pixels(robot);
            pressedAt = System.nanoTime();
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            look(robot);
        }));
    }

    private void look(Robot robot) {
        long elapsed = System.nanoTime() - pressedAt;
        if (!Arrays.equals(before, pixels(robot))) {
            painted.complete(elapsed);
        } else if (elapsed > GIVE_UP_NANOS) {
            painted.completeExceptionally(new IllegalStateException("nothing was painted within 2 s"));
        } else {
            Platform.runLater(() -> look(robot));
        }
    }

    private int[] pixels(Robot robot) {
        WritableImage image = robot.getScreenCapture(null, corner.getX(), corner.getY(), SIDE, SIDE);
        var pixels = new int[SIDE * SIDE];
        image.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), pixels, 0, SIDE);
        return pixels;
    }
}
