package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.config.InputSettings.PanelKey;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.stage.Stage;

/// Buttons, lights and sensors drawn in a small window beside the kiosk's, for those who develop without a panel.
public final class EmulatorWindow {
    private static final double RADIUS = 38;
    private static final List<Color> FACES = List.of(
            Color.web("#d64545"),
            Color.web("#e8853d"),
            Color.web("#e0b92e"),
            Color.web("#7fb24a"),
            Color.web("#2f9e62"));

    private final SimulatedGpio gpio;
    private final List<Circle> lamps = new ArrayList<>();
    private final Label state = new Label();
    private final VBox root = new VBox(18);

    private EmulatorWindow(SimulatedGpio gpio, int places) {
        this.gpio = gpio;
        var buttons = new HBox(18);
        buttons.setAlignment(Pos.CENTER);
        for (int place = 1; place <= places; place++) {
            buttons.getChildren().add(button(place, places));
        }
        var keys = new HBox(10);
        keys.setAlignment(Pos.CENTER);
        for (PanelKey key : PanelKey.values()) {
            keys.getChildren().add(key(key));
        }
        keys.getChildren().add(presence());
        state.setTextFill(Color.web("#c9d2dc"));
        root.getChildren().addAll(buttons, keys, state);
        root.setAlignment(Pos.CENTER);
        root.setPadding(new Insets(24));
        root.setStyle("-fx-background-color: #22282f;");
        gpio.watch(() -> Platform.runLater(this::renew));
        renew();
    }

    /// Opens the window; starts JavaFX where it does not run yet, and returns at once.
    public static void open(SimulatedGpio gpio, int places) {
        Runnable task = () -> {
            var stage = new Stage();
            stage.setTitle("Hymy buttons");
            stage.setScene(new Scene(new EmulatorWindow(gpio, places).root()));
            stage.setAlwaysOnTop(true);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        };
        try {
            Platform.startup(task);
        } catch (IllegalStateException running) {
            Platform.runLater(task);
        }
    }

    /// On the JavaFX thread, for a scene of one's own.
    static EmulatorWindow of(SimulatedGpio gpio, int places) {
        return new EmulatorWindow(gpio, places);
    }

    Parent root() {
        return root;
    }

    private Node button(int place, int places) {
        var cap = new Circle(RADIUS);
        Color colour = FACES.get(Math.round((place - 1) * (FACES.size() - 1f) / Math.max(1, places - 1)));
        cap.setFill(colour);
        cap.setStrokeWidth(7);
        cap.setId("emulator-button-" + place);
        cap.setUserData(colour);
        hold(cap, new Input.Button(place));
        lamps.add(cap);
        return cap;
    }

    private Node key(PanelKey key) {
        Label label = label(key.name().toLowerCase(Locale.ROOT));
        label.setId("emulator-key-" + key.name().toLowerCase(Locale.ROOT));
        hold(label, new Input.Navigation(key));
        return label;
    }

    private Node presence() {
        Label label = label("somebody is here");
        label.setId("emulator-presence");
        label.setOnMouseClicked(_ -> {
            var input = new Input.Presence();
            gpio.set(input, !gpio.active(input));
            label.setStyle(style(gpio.active(input)));
        });
        return label;
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setFont(Font.font("Inter", FontWeight.SEMI_BOLD, 14));
        label.setPadding(new Insets(8, 14, 8, 14));
        label.setStyle(style(false));
        return label;
    }

    private static String style(boolean on) {
        return "-fx-background-radius: 8; -fx-text-fill: %s; -fx-background-color: %s;"
                .formatted(on ? "#14181c" : "#e8edf2", on ? "#ffd75e" : "#3a434d");
    }

    private void hold(Node node, Input input) {
        node.setOnMousePressed(_ -> gpio.set(input, true));
        node.setOnMouseReleased(_ -> gpio.set(input, false));
    }

    private void renew() {
        for (int i = 0; i < lamps.size(); i++) {
            Circle lamp = lamps.get(i);
            boolean lit = gpio.lit(i + 1);
            Color colour = (Color) lamp.getUserData();
            lamp.setFill(lit ? colour : colour.darker().darker());
            lamp.setStroke(lit ? Color.web("#fff6c9") : Color.web("#3a434d"));
        }
        state.setText("buzzer %s   ·   backlight %d %%".formatted(gpio.sounding() ? "on" : "off", gpio.backlight()));
    }
}
