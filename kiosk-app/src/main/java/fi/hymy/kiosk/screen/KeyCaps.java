package fi.hymy.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Makes keys.
record KeyCaps(Brush brush) {
    private static final double ICON_WIDTH = 1.6;

    /// @param lower names the key, whatever the case it is shown in
    /// @param more whether it gives more when it is held, which a dot tells
    KeyCap letter(String lower, String shown, boolean more, Runnable action) {
        FitText label =
                FitText.centred(shown, brush.type()::medium, brush.panel().label());
        var tap = new Tap("key-" + lower, shown, "key", action, label);
        if (more) {
            tap.getChildren().add(dot());
        }
        return new KeyCap(tap, label, 1, 1.05);
    }

    private Region dot() {
        var dot = new Region();
        double size = brush.panel().mm(0.9);
        dot.getStyleClass().add("more-dot");
        dot.setMinSize(size, size);
        dot.setMaxSize(size, size);
        StackPane.setAlignment(dot, Pos.TOP_RIGHT);
        StackPane.setMargin(dot, new Insets(brush.panel().mm(1.2)));
        dot.setMouseTransparent(true);
        return dot;
    }

    /// @param shown on the key
    /// @param name for those who cannot see it
    KeyCap quiet(String id, String shown, String name, double width, Runnable action) {
        FitText label =
                FitText.centred(shown, brush.type()::medium, brush.panel().small() * 1.1);
        var tap = new Tap("key-" + id, name, "key", action, label);
        tap.getStyleClass().add("quiet");
        return new KeyCap(tap, label, width, 0.85);
    }

    KeyCap icon(String id, String name, String path, Runnable action) {
        FitText label = FitText.centred("", brush.type()::medium, brush.panel().label());
        var tap = new Tap(
                "key-" + id, name, "key", action, new Icon(path, brush.panel().label() * 1.25));
        tap.getStyleClass().add("quiet");
        return new KeyCap(tap, label, ICON_WIDTH, 1);
    }

    KeyCap done(double width, Runnable action) {
        String word = brush.words().of("done");
        KeyCap key = quiet("done", word, word, width, action);
        key.tap().getStyleClass().setAll("tap", "primary", "key-done");
        return key;
    }
}
