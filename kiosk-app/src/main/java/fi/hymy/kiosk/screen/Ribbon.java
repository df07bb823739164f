package fi.hymy.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// A few words in the middle of the upper edge, for the staff: small, and told from what visitors read. Taps go
/// through it.
final class Ribbon extends StackPane {
    private static final double TEXT_SHARE = 1.0 / 50;

    /// @param side the glass's shorter one, in pixels
    Ribbon(String words, double side) {
        setId("staff-mark");
        setMouseTransparent(true);
        setAlignment(Pos.TOP_CENTER);
        var label = new Label(words);
        label.setStyle("-fx-background-color: #FACC15; -fx-text-fill: #111827; -fx-font-weight: bold;"
                + " -fx-background-radius: 0 0 %1$.0f %1$.0f; -fx-padding: %2$.0f %3$.0f; -fx-font-size: %4$.0fpx;"
                        .formatted(side / 80, side / 400, side / 40, side * TEXT_SHARE));
        getChildren().add(label);
    }
}
