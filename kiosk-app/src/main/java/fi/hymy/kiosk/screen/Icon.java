package fi.hymy.kiosk.screen;

import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// A line drawing on a square of 24 by 24, scaled to the region's size; its colour comes from the style sheet.
final class Icon extends Region {
    static final String BACK = "M 15 5 L 8 12 L 15 19";
    static final String FORWARD = "M 9 5 L 16 12 L 9 19";
    static final String CHECK = "M 5 12.5 L 10 17.5 L 19 7";
    static final String CROSS = "M 6 6 L 18 18 M 18 6 L 6 18";
    static final String DASH = "M 6 12 L 18 12";
    static final String GLOBE =
            "M 12 3 A 9 9 0 1 0 12 21 A 9 9 0 1 0 12 3 M 3 12 L 21 12 M 12 3 Q 5 12 12 21 M 12 3 Q 19 12 12 21";
    static final String PEN = "M 4 20 L 5 15.5 L 15.5 5 L 19 8.5 L 8.5 19 Z M 13 7.5 L 16.5 11";
    static final String BACKSPACE = "M 8 5 L 21 5 L 21 19 L 8 19 L 2.5 12 Z M 11 9 L 17 15 M 17 9 L 11 15";
    static final String SHIFT = "M 12 4 L 20 12 L 16 12 L 16 19 L 8 19 L 8 12 L 4 12 Z";
    static final String CONTRAST =
            "M 12 3 A 9 9 0 1 0 12 21 A 9 9 0 1 0 12 3 M 12 3 L 12 21 M 14.8 4.5 L 14.8 19.5 M 17.6 6.5 L 17.6 17.5";
    static final String LARGER =
            "M 1.5 19.5 L 7.5 4.5 L 13.5 19.5 M 3.8 14.5 L 11.2 14.5 M 15 19.5 L 18.5 11 L 22 19.5 M 16.3 17 L 20.7 17";
    static final String SPEAKER =
            "M 3 9.5 L 7 9.5 L 12 5 L 12 19 L 7 14.5 L 3 14.5 Z M 15.5 9 Q 17.5 12 15.5 15 M 18.5 6.5 Q 22 12 18.5 17.5";
    /// A figure with its arms spread.
    static final String ACCESS =
            "M 12 2.6 A 1.7 1.7 0 1 0 12 6 A 1.7 1.7 0 1 0 12 2.6 M 4 8.2 L 10 9.6 L 14 9.6 L 20 8.2"
                    + " M 10 9.6 L 10 14.2 L 7.6 21 M 14 9.6 L 14 14.2 L 16.4 21 M 10 14.2 L 14 14.2";
    static final String EYE =
            "M 2 12 Q 7 5 12 5 Q 17 5 22 12 Q 17 19 12 19 Q 7 19 2 12 Z M 12 9 A 3 3 0 1 0 12 15 A 3 3 0 1 0 12 9";
    static final String WARNING = "M 12 3 L 22 20 L 2 20 Z M 12 10 L 12 14 M 12 17 L 12 17.2";
    static final String HOURGLASS = "M 6 3 L 18 3 M 6 21 L 18 21 M 7.5 3 Q 7.5 9 12 12 Q 16.5 15 16.5 21"
            + " M 16.5 3 Q 16.5 9 12 12 Q 7.5 15 7.5 21";
    static final String EYE_CROSSED = EYE + " M 4 20.5 L 20 3.5";
    static final String CAPS = SHIFT + " M 8 22.5 L 16 22.5";
    static final String MORE = "M 5 9 L 12 16 L 19 9";
    static final String LESS = "M 5 15 L 12 8 L 19 15";

    private static final double EDGE = 24;

    private final Group drawing = new Group();
    private final Scale scale = new Scale(1, 1, 0, 0);

    Icon(String path, double size) {
        var line = new SVGPath();
        line.setContent(path);
        line.setStrokeWidth(2);
        line.getStyleClass().add("icon");
        if (path.equals(CHECK)) {
            // A tick is a tick in every script.
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }
        // Keeps the drawing's place in its square whatever the path covers.
        var square = new SVGPath();
        square.setContent("M 0 0 H 24 V 24 H 0 Z");
        square.setFill(null);
        drawing.getChildren().addAll(square, line);
        drawing.getTransforms().add(scale);
        drawing.setManaged(false);
        getChildren().add(drawing);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        double edge = Math.min(getWidth(), getHeight());
        scale.setX(edge / EDGE);
        scale.setY(edge / EDGE);
        drawing.setLayoutX((getWidth() - edge) / 2);
        drawing.setLayoutY((getHeight() - edge) / 2);
    }
}
