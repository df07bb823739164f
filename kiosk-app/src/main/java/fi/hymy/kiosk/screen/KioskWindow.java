package fi.hymy.kiosk.screen;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// The window on the kiosk's screen. Lives on the JavaFX thread.
public final class KioskWindow {
    private final Stage stage;
    private final Rectangle2D bounds;
    private final StackPane layers = new StackPane();
    private @Nullable Beacon beacon;
    private @Nullable Ribbon ribbon;

    private KioskWindow(Stage stage, Rectangle2D bounds) {
        this.stage = stage;
        this.bounds = bounds;
    }

    /// The whole screen, with no way out and no cursor.
    ///
    /// The bounds are set as well as full screen, for without a window manager full screen alone changes
    /// nothing.
    public static KioskWindow fullScreen() {
        Rectangle2D bounds = Screen.getPrimary().getBounds();
        var stage = new Stage(StageStyle.UNDECORATED);
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setAlwaysOnTop(true);
        stage.setOnCloseRequest(event -> event.consume());
        Platform.setImplicitExit(false);
        return new KioskWindow(stage, bounds);
    }

    /// A window for development.
    ///
    /// @param closed told when somebody closes it
    public static KioskWindow framed(double width, double height, Runnable closed) {
        var stage = new Stage();
        stage.setOnCloseRequest(_ -> closed.run());
        return new KioskWindow(stage, new Rectangle2D(0, 0, width, height));
    }

    /// An undecorated stage of this size, for a platform without a screen.
    public static KioskWindow bare(double width, double height) {
        Platform.setImplicitExit(false);
        return new KioskWindow(new Stage(StageStyle.UNDECORATED), new Rectangle2D(0, 0, width, height));
    }

    public double width() {
        return bounds.getWidth();
    }

    public double height() {
        return bounds.getHeight();
    }

    /// @param firstFrame told once the first picture is painted
    /// @return the watch over its frames
    public FrameWatch open(Parent root, Runnable firstFrame) {
        layers.getChildren().setAll(root);
        var scene = new Scene(layers, width(), height());
        var painted = new Runnable[1];
        painted[0] = () -> {
            scene.removePostLayoutPulseListener(painted[0]);
            Platform.runLater(firstFrame);
        };
        scene.addPostLayoutPulseListener(painted[0]);
        stage.setTitle("Hymy");
        stage.setScene(scene);
        if (stage.getStyle() == StageStyle.UNDECORATED) {
            stage.setWidth(width());
            stage.setHeight(height());
        }
        if (stage.isAlwaysOnTop()) {
            scene.setCursor(Cursor.NONE);
            scene.addEventFilter(KeyEvent.ANY, KioskWindow::swallowShortcuts);
            stage.setFullScreen(true);
        }
        stage.show();
        return new FrameWatch(scene);
    }

    /// Shows a name over everything else, or takes it away. Taps go through it.
    ///
    /// @param name null for none
    public void identify(@Nullable String name) {
        if (beacon != null) {
            beacon.end();
            layers.getChildren().remove(beacon);
            beacon = null;
        }
        if (name != null) {
            beacon = new Beacon(name, width(), height());
            layers.getChildren().add(beacon);
            beacon.begin();
        }
    }

    /// Keeps a few words on the upper edge, over everything else, or takes them away. Taps go through them.
    ///
    /// @param words null for none
    public void mark(@Nullable String words) {
        if (ribbon != null) {
            layers.getChildren().remove(ribbon);
            ribbon = null;
        }
        if (words != null) {
            ribbon = new Ribbon(words, Math.min(width(), height()));
            layers.getChildren().add(ribbon);
        }
    }

    /// What is on the glass now.
    public ScreenPicture picture() {
        return ScreenPicture.of(stage.getScene());
    }

    /// Shows something else in the same window.
    public void show(Parent root) {
        if (!layers.getChildren().isEmpty() && !layers.getChildren().contains(root)) {
            layers.getChildren().set(0, root);
        }
    }

    public void close() {
        stage.hide();
    }

    /// Letters may come from a keyboard that was plugged in, and steps from thing to thing (plain Tab, which goes no
    /// further than [Keys]); ways out may not.
    private static void swallowShortcuts(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean shortcut = (event.isAltDown() && !event.isControlDown()) || event.isMetaDown();
        boolean control = event.isControlDown() && !event.isAltDown();
        if (shortcut || control || code.isFunctionKey() || code == KeyCode.ESCAPE) {
            event.consume();
        }
    }
}
