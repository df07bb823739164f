package fi.hymy.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// A speech bubble with a heart in it: the drawing for an ending that is not a merry one.
final class Heard extends Region {
    private static final double WIDTH = 160;
    private static final double HEIGHT = 130;
    private static final String BUBBLE =
            "M 30 8 H 130 Q 152 8 152 30 V 76 Q 152 98 130 98 H 76 L 46 124 Q 42 127 42 121 V 98 H 30"
                    + " Q 8 98 8 76 V 30 Q 8 8 30 8 Z";
    private static final String HEART =
            "M 80 80 C 56 62 48 50 54 38 C 60 27 74 28 80 40 C 86 28 100 27 106 38 C 112 50 104 62 80 80 Z";

    private final Group drawing = new Group();
    private final Scale scale = new Scale(1, 1, 0, 0);

    Heard(Brush brush) {
        var bubble = part(BUBBLE, "bubble");
        var heart = part(HEART, "heart");
        drawing.getChildren().addAll(bubble, heart);
        drawing.getTransforms().add(scale);
        drawing.setManaged(false);
        setMouseTransparent(true);
        getChildren().add(drawing);
        Motion.pop(heart, brush.motion());
    }

    private static SVGPath part(String path, String styleClass) {
        var part = new SVGPath();
        part.setContent(path);
        part.getStyleClass().add(styleClass);
        return part;
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
        scale.setX(size);
        scale.setY(size);
        drawing.setLayoutX((getWidth() - size * WIDTH) / 2);
        drawing.setLayoutY((getHeight() - size * HEIGHT) / 2);
    }
}
