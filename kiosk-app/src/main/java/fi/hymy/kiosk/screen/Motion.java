package fi.hymy.kiosk.screen;

import java.util.List;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.ScaleTransition;
import javafx.animation.Timeline;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/// The little that moves. Nothing here runs on its own for long, so an idle kiosk draws nothing.
///
/// Pages slide and do not fade: what is half transparent as a whole is painted into a buffer, and JavaFX keeps one for
/// every size that it ever needed.
final class Motion {
    private static final Duration QUICK = Duration.millis(90);
    private static final Duration CALM = Duration.millis(240);
    private static final Duration BURST = Duration.millis(700);
    private static final Duration SECOND = Duration.seconds(1);
    private static final double PRESSED = 0.92;

    private Motion() {}

    /// Makes a part of something tappable smaller while it is pressed: at once, for a finger is to be answered on the
    /// next frame. It grows back gently.
    static void press(Tap tap, Node part, boolean motion) {
        var growth = new ScaleTransition(QUICK, part);
        growth.setToX(1);
        growth.setToY(1);
        tap.pressedProperty().subscribe(pressed -> {
            growth.stop();
            if (motion && !pressed) {
                growth.play();
            } else {
                part.setScaleX(pressed ? PRESSED : 1);
                part.setScaleY(pressed ? PRESSED : 1);
            }
        });
    }

    /// From where a new screen comes.
    enum Way {
        /// From the side to which one reads: one goes on.
        FORWARD,
        /// From the side whence one reads: one goes back.
        BACK,
        /// From below: something is over, or begins anew.
        UP
    }

    /// Brings a new screen in. Its place in the scene is final from the first frame, so that a tap finds it.
    ///
    /// @param far how far it comes, in pixels
    static void enter(Node page, Way way, double far, boolean motion) {
        if (!motion) {
            return;
        }
        var slide = new TranslateTransition(CALM, page);
        switch (way) {
            case FORWARD -> page.setTranslateX(far);
            case BACK -> page.setTranslateX(-far);
            case UP -> page.setTranslateY(far * 0.4);
        }
        slide.setToX(0);
        slide.setToY(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        slide.play();
    }

    /// Lets what is below come out of a plain colour.
    ///
    /// @param shade lies over it; a single shape, for that is painted without a buffer
    static void clear(Rectangle shade, boolean motion) {
        shade.setVisible(motion);
        if (motion) {
            var fade = new FadeTransition(CALM, shade);
            fade.setFromValue(0.75);
            fade.setToValue(0);
            fade.setOnFinished(_ -> shade.setVisible(false));
            fade.play();
        }
    }

    /// Lets a drawing pop up.
    static void pop(Node drawing, boolean motion) {
        if (!motion) {
            return;
        }
        drawing.setScaleX(0.6);
        drawing.setScaleY(0.6);
        var grow = new ScaleTransition(Duration.millis(420), drawing);
        grow.setToX(1);
        grow.setToY(1);
        grow.setInterpolator(Interpolator.EASE_OUT);
        grow.play();
    }

    /// Throws shapes from a point to where they are.
    static void burst(List<? extends Node> shapes, double x, double y, boolean motion) {
        if (!motion) {
            return;
        }
        for (Node shape : shapes) {
            var bounds = shape.getBoundsInParent();
            var fly = new TranslateTransition(BURST, shape);
            fly.setFromX(shape.getTranslateX() + x - bounds.getCenterX());
            fly.setFromY(shape.getTranslateY() + y - bounds.getCenterY());
            fly.setToX(shape.getTranslateX());
            fly.setToY(shape.getTranslateY());
            fly.setInterpolator(Interpolator.EASE_OUT);
            fly.play();
        }
    }

    /// Lets a ring shrink evenly to its next length, which it reaches after a second.
    static void shrink(Arc ring, double length, boolean motion) {
        if (motion) {
            new Timeline(new KeyFrame(SECOND, new KeyValue(ring.lengthProperty(), length))).play();
        }
    }
}
