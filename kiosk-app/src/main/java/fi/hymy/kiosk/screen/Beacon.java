package fi.hymy.kiosk.screen;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/// "This one": a frame that flashes around the glass and the kiosk's name in the middle, over whatever is
/// shown. Taps go through it.
///
/// It changes once a second, far from what can harm anybody (WCAG 2.3.1).
final class Beacon extends StackPane {
    private static final double WIDTH_SHARE = 1.0 / 30;
    private static final double TEXT_SHARE = 1.0 / 14;

    private final Timeline flashing = new Timeline();

    Beacon(String name, double width, double height) {
        setId("beacon");
        setMouseTransparent(true);
        double side = Math.min(width, height);
        var label = new Label(name);
        label.setStyle("-fx-background-color: #111827; -fx-text-fill: white; -fx-font-weight: bold;"
                + " -fx-background-radius: %.0f; -fx-padding: %.0f %.0f; -fx-font-size: %.0fpx;"
                        .formatted(side / 40, side / 30, side / 18, side * TEXT_SHARE));
        label.setMaxWidth(width * 0.9);
        label.setAlignment(Pos.CENTER);
        getChildren().add(label);
        frame(Color.web("#FACC15"), side);
        flashing.getKeyFrames()
                .addAll(
                        new KeyFrame(Duration.seconds(0.5), _ -> frame(Color.web("#111827"), side)),
                        new KeyFrame(Duration.seconds(1), _ -> frame(Color.web("#FACC15"), side)));
        flashing.setCycleCount(Timeline.INDEFINITE);
    }

    void begin() {
        flashing.play();
    }

    void end() {
        flashing.stop();
    }

    private void frame(Color colour, double side) {
        setBorder(new Border(new BorderStroke(
                colour, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(side * WIDTH_SHARE))));
    }
}
