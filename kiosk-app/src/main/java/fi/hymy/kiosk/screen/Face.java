package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/// A face of one of five moods, told apart by its mouth and brows as well as by its colour. Drawn on a square of 100 by
/// 100 and scaled to the region's size.
final class Face extends Region {
    private static final double EDGE = 100;
    private static final int HAPPIEST = 5;

    /// How much of its colours a face keeps that steps back.
    private static final float KEPT = 0.32f;
    private static final float KEPT_ON_DARK = 0.55f;
    private static final double DARK = 0.3;

    private final Group drawing = new Group();
    private final List<Part> parts = new ArrayList<>();
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// @param mood 1 (very unhappy) to 5 (very happy)
    Face(int mood) {
        Mood drawn = Mood.of(mood);
        // A darker head peeps out below, so that the face looks like a button.
        var edge = new Circle(50, 52, 47);
        var head = new Circle(50, 48, 47);
        parts.add(new Part(edge::setFill, Color.web(drawn.edge)));
        parts.add(new Part(head::setFill, Color.web(drawn.fill)));
        drawing.getChildren().addAll(edge, head);
        var features = new Group();
        features.getChildren().addAll(features(drawn));
        features.setTranslateY(-1.5);
        drawing.getChildren().add(features);
        drawing.getTransforms().add(scale);
        getChildren().add(drawing);
        setMouseTransparent(true);
        stepBack(false, Color.WHITE);
    }

    /// Something painted in one colour.
    private record Part(Consumer<Color> painter, Color colour) {
        void paint(boolean pale, Color behind) {
            float kept = behind.grayscale().getRed() < DARK ? KEPT_ON_DARK : KEPT;
            painter.accept(pale ? behind.interpolate(colour, kept) : colour);
        }
    }

    /// Whether another face was chosen: then this one is pale.
    ///
    /// @param behind the colour on which it lies
    void stepBack(boolean pale, Color behind) {
        parts.forEach(part -> part.paint(pale, behind));
    }

    /// Which of the five moods the n-th face of a shorter row shows.
    ///
    /// @param value 1 to faces
    /// @param faces 3 to 5
    static int mood(int value, int faces) {
        return switch (faces) {
            case 3 -> value == 1 ? 1 : value == 2 ? 3 : HAPPIEST;
            case 4 -> value <= 2 ? value : value + 1;
            default -> value;
        };
    }

    private List<Shape> features(Mood mood) {
        Color ink = Color.web(mood.ink);
        SVGPath mouth = line(mood.mouth, ink);
        if (mood == Mood.VERY_HAPPY) {
            parts.add(new Part(mouth::setFill, ink));
        }
        Ellipse left = eye(34, mood, ink);
        Ellipse right = eye(66, mood, ink);
        return mood.brows.isEmpty() ? List.of(left, right, mouth) : List.of(left, right, mouth, line(mood.brows, ink));
    }

    private Ellipse eye(double x, Mood mood, Color ink) {
        var eye = new Ellipse(x, mood.eyeY, 5.2, 6.6);
        parts.add(new Part(eye::setFill, ink));
        return eye;
    }

    private SVGPath line(String path, Color ink) {
        var line = new SVGPath();
        line.setContent(path);
        line.setFill(Color.TRANSPARENT);
        parts.add(new Part(line::setStroke, ink));
        line.setStrokeWidth(5.5);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return line;
    }

    @Override
    protected void layoutChildren() {
        double edge = Math.min(getWidth(), getHeight());
        scale.setX(edge / EDGE);
        scale.setY(edge / EDGE);
        drawing.setLayoutX((getWidth() - edge) / 2);
        drawing.setLayoutY((getHeight() - edge) / 2);
    }

    private enum Mood {
        VERY_UNHAPPY("#E5554B", "#B3342B", "#4A0F0B", 44, "M 30 75 Q 50 53 70 75", "M 24 28 L 40 34 M 76 28 L 60 34"),
        UNHAPPY("#F29544", "#BF6517", "#4F2704", 41, "M 33 71 Q 50 58 67 71", ""),
        NEUTRAL("#F6CB4C", "#B98D10", "#4A3802", 41, "M 33 67 L 67 67", ""),
        HAPPY("#9CCB59", "#638F24", "#26390A", 41, "M 31 62 Q 50 80 69 62", ""),
        VERY_HAPPY("#45AD66", "#267C42", "#07300F", 38, "M 27 56 Q 50 62 73 56 Q 70 82 50 82 Q 30 82 27 56 Z", "");

        private final String fill;
        private final String edge;
        private final String ink;
        private final double eyeY;
        private final String mouth;
        private final String brows;

        Mood(String fill, String edge, String ink, double eyeY, String mouth, String brows) {
            this.fill = fill;
            this.edge = edge;
            this.ink = ink;
            this.eyeY = eyeY;
            this.mouth = mouth;
            this.brows = brows;
        }

        private static Mood of(int mood) {
            return switch (mood) {
                case 1 -> VERY_UNHAPPY;
                case 2 -> UNHAPPY;
                case 3 -> NEUTRAL;
                case 4 -> HAPPY;
                case 5 -> VERY_HAPPY;
                default -> throw new IllegalArgumentException("a mood lies between 1 and 5, it is " + mood);
            };
        }
    }
}
