package fi.hymy.kiosk.screen;

import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;

/// Counts the frames of a scene, and looks whether what is drawn is really drawn.
///
/// A screen can freeze in three ways: the JavaFX thread stands still (no frame comes), the painter does (a
/// spot of a known colour does not come out in that colour), or the page is empty (its picture has one
/// colour only). What the panel behind the cable shows nobody in here can know.
public final class FrameWatch {
    private static final int SPOT = 4;
    private static final double SMALL = 1.0 / 16;

    private final Scene scene;
    private final AtomicLong frames = new AtomicLong();
    private boolean odd;

    /// On the JavaFX thread.
    FrameWatch(Scene scene) {
        this.scene = scene;
        scene.addPostLayoutPulseListener(frames::incrementAndGet);
    }

    /// @param drawn whether the spot came out as it was drawn
    /// @param blank whether the whole picture has one colour only
    public record Sight(boolean drawn, boolean blank) {}

    /// Since the window was opened. From any thread.
    public long frames() {
        return frames.get();
    }

    /// Asks for a frame, also when nothing changed, and says when it was laid out. On the JavaFX thread.
    public void next(Runnable framed) {
        var once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            framed.run();
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }

    /// Says when what is shown now is painted: a frame is laid out only once the one before it is on the glass. On
    /// the JavaFX thread.
    public void painted(Runnable told) {
        next(() -> Platform.runLater(() -> next(told)));
    }

    /// On the JavaFX thread, which it holds for a few milliseconds.
    public Sight look() {
        return new Sight(spotIsDrawn(), isBlank());
    }

    /// Another colour each time, so that an old picture does not pass for a new one.
    private boolean spotIsDrawn() {
        odd = !odd;
        Color colour = odd ? Color.MAGENTA : Color.LIME;
        WritableImage image = new Rectangle(SPOT, SPOT, colour).snapshot(null, null);
        return image.getPixelReader().getColor(SPOT / 2, SPOT / 2).equals(colour);
    }

    private boolean isBlank() {
        var small = new SnapshotParameters();
        small.setTransform(Transform.scale(SMALL, SMALL));
        WritableImage image = scene.getRoot().snapshot(small, null);
        var pixels = image.getPixelReader();
        int first = pixels.getArgb(0, 0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (pixels.getArgb(x, y) != first) {
                    return false;
                }
            }
        }
        return true;
    }
}
