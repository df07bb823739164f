package fi.hymy.kiosk.screen;

import javafx.scene.shape.SVGPath;

/// A speech bubble with a heart in it: the drawing for an ending that is not a merry one.
final class Heard extends Drawing {
    private static final double WIDTH = 160;
    private static final double HEIGHT = 130;
    private static final String BUBBLE =
            "M 30 8 H 130 Q 152 8 152 30 V 76 Q 152 98 130 98 H 76 L 46 124 Q 42 127 42 121 V 98 H 30"
                    + " Q 8 98 8 76 V 30 Q 8 8 30 8 Z";
    private static final String HEART =
            "M 80 80 C 56 62 48 50 54 38 C 60 27 74 28 80 40 C 86 28 100 27 106 38 C 112 50 104 62 80 80 Z";

    Heard(Brush brush) {
        super(WIDTH, HEIGHT);
        var bubble = part(BUBBLE, "bubble");
        var heart = part(HEART, "heart");
        draw(bubble);
        draw(heart);
        Motion.pop(heart, brush.motion());
    }

    private static SVGPath part(String path, String styleClass) {
        var part = new SVGPath();
        part.setContent(path);
        part.getStyleClass().add(styleClass);
        return part;
    }
}
