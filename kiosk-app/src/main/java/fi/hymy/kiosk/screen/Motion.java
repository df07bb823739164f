package fi.hymy.kiosk.screen;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.ScaleTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/// The little that moves. Nothing here runs on its own for long, so an idle kiosk draws nothing.
final class Motion {
    private static final Duration QUICK = Duration.millis(90);
    private static final Duration CALM = Duration.millis(200);
    private static final double PRESSED = 0.92;

    private Motion() {}

    /// Makes a part of something tappable shrink while it is pressed.
    static void press(Tap tap, Node part, boolean motion) {
        tap.pressedProperty().subscribe(pressed -> {
            double size = pressed ? PRESSED : 1;
            if (motion) {
                var shrink = new ScaleTransition(QUICK, part);
                shrink.setToX(size);
                shrink.setToY(size);
                shrink.play();
            } else {
                part.setScaleX(size);
                part.setScaleY(size);
            }
        });
    }

    /// Brings a new screen in.
    static void enter(Node page, double from, boolean motion) {
        if (!motion) {
            return;
        }
        page.setOpacity(0.2);
        page.setTranslateY(from);
        var fade = new FadeTransition(CALM, page);
        fade.setToValue(1);
        var rise = new TranslateTransition(CALM, page);
        rise.setToY(0);
        rise.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, rise).play();
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
}
