package fi.hymy.acceptance.drive;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// What a visitor sees and touches: the scene of the kiosk's window, found without knowing any class of it.
/// Nodes that can be tapped are told by their ids.
///
/// On the FX thread alone, but for [#write(WritableImage, Path)].
final class Glass {
    private static final String SCREEN = "screen-";

    /// What was put down must be taken up by the same one: each knows where it is.
    private @Nullable Robot finger;

    /// Screens that lie over others come later in the scene, so the last one counts.
    Optional<String> screen() {
        List<String> screens =
                shown().map(Node::getId).filter(id -> id.startsWith(SCREEN)).toList();
        return screens.isEmpty() ? Optional.empty() : Optional.of(screens.getLast());
    }

    /// Ids of what can be tapped now, in the order of the scene.
    List<String> nodes() {
        return shown().filter(Glass::tappable)
                .map(Node::getId)
                .filter(id -> !id.startsWith(SCREEN))
                .toList();
    }

    List<String> texts() {
        var texts = new ArrayList<String>();
        scene().ifPresent(scene -> collectTexts(scene.getRoot(), texts));
        return texts;
    }

    /// Taps the middle of a node with the mouse, as GTK turns a finger into one.
    ///
    /// @throws IllegalStateException when it is not there or cannot be tapped
    void tap(String id) {
        Point2D middle = middle(find(id));
        var robot = new Robot();
        robot.mouseMove(middle);
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
    }

    /// Puts a finger on the glass, which stays there until [#release].
    ///
    /// @param x share of the width, 0 to 1
    /// @param y share of the height, 0 to 1
    void press(double x, double y) {
        Scene scene = scene().orElseThrow(() -> new IllegalStateException("there is no window"));
        Window window = scene.getWindow();
        var robot = new Robot();
        finger = robot;
        robot.mouseMove(
                window.getX() + scene.getX() + x * scene.getWidth(),
                window.getY() + scene.getY() + y * scene.getHeight());
        robot.mousePress(MouseButton.PRIMARY);
    }

    void release() {
        if (finger != null) {
            finger.mouseRelease(MouseButton.PRIMARY);
            finger = null;
        }
    }

    Node find(String id) {
        return shown().filter(node -> node.getId().equals(id))
                .filter(Glass::tappable)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException("'" + id + "' is not there to be tapped"));
    }

    static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Of the whole glass, in pixels.
    Dimension2D size() {
        return scene().map(scene -> new Dimension2D(scene.getWidth(), scene.getHeight()))
                .orElseThrow(() -> new IllegalStateException("there is no window"));
    }

    WritableImage snapshot() {
        return scene().orElseThrow(() -> new IllegalStateException("there is no window"))
                .snapshot(null);
    }

    static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        ImageIO.write(copy, "png", file.toFile());
    }

    private java.util.stream.Stream<Node> shown() {
        return scene().stream()
                .flatMap(scene -> scene.getRoot().lookupAll("*").stream())
                .filter(node -> node.getId() != null && visible(node));
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .filter(scene -> scene != null && scene.getRoot() != null)
                .findFirst();
    }

    private static boolean tappable(Node node) {
        return !node.isDisabled() && !node.isMouseTransparent();
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.getOpacity() == 0) {
                return false;
            }
        }
        return true;
    }

    private static void collectTexts(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Text text -> texts.add(text.getText());
            case TextInputControl input -> texts.add(input.getText());
            case Labeled labeled when !labeled.getText().isEmpty() -> texts.add(labeled.getText());
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collectTexts(child, texts));
            default -> {}
        }
    }
}
