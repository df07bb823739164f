package fi.hymy.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// What JavaFX paints into a buffer before it paints it on the glass: effects, opacity of more than one thing at once,
/// clips that are no rectangles.
///
/// It keeps such buffers, one for each size, where memory is found again only once there is hardly any: a kiosk that
/// runs for months would fill up with them, since what changes on the glass is of ever another size.
final class Buffered {
    private Buffered() {}

    static boolean is(Node node) {
        boolean blended = node.getBlendMode() != null && node.getBlendMode() != BlendMode.SRC_OVER;
        return node.getEffect() != null
                || node.isCache()
                || blended
                || (node.getOpacity() < 1 && !single(node))
                || !plain(node.getClip());
    }

    private static boolean single(Node node) {
        return node instanceof ImageView
                || (node instanceof Shape shape && (shape.getStroke() == null || shape.getFill() == null));
    }

    private static boolean plain(@Nullable Node clip) {
        return clip == null || (clip instanceof Rectangle edge && edge.getArcWidth() == 0 && edge.getArcHeight() == 0);
    }
}
