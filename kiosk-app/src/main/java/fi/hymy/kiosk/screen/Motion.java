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
