package fi.hymy.kiosk.screen;

import java.util.List;
import javafx.scene.layout.Region;

/// The whole glass in one colour after another: shows dead and stuck points.
final class StaffColours extends Region {
    private static final List<String> COLOURS = List.of(
            "#000000",
            "#ffffff",
            "#ff0000",
            "#00ff00",
            "#0000ff",
            "linear-gradient(to right, #000000, #ffffff)",
            "linear-gradient(to bottom, #ff0000, #ffff00, #00ff00, #00ffff, #0000ff, #ff00ff)");

    private final Runnable done;
    private int at;

    /// @param done after the last colour
    StaffColours(Runnable done) {
        this.done = done;
        setId("staff-colour");
        setOnMouseReleased(_ -> next());
        paint();
    }

    private void next() {
        at++;
        if (at < COLOURS.size()) {
            paint();
        } else {
            done.run();
        }
    }

    private void paint() {
        setStyle("-fx-background-color: " + COLOURS.get(at) + ";");
    }
}
