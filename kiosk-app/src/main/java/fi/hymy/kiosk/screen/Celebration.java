package fi.hymy.kiosk.screen;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;

/// A happy face with confetti: the thank-you drawing, on a square of 200 by 150.
final class Celebration extends Region {
    private static final double WIDTH = 220;
    private static final double HEIGHT = 150;
    private static final double LARGEST_MM = 90;
    private static final String SPARK = "M 0 -7 Q 1 -1 7 0 Q 1 1 0 7 Q -1 1 -7 0 Q -1 -1 0 -7 Z";

    private final Panel panel;
    private final Group drawing = new Group();
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// @param merry whether to throw confetti; not every ending is a happy one
    Celebration(Brush brush, boolean merry) {
        this.panel = brush.panel();
        var face = new Face(merry ? 5 : 4);
        face.resizeRelocate(58, 22, 104, 104);
        var head = new Group(face);
        drawing.getChildren().add(head);
        if (merry) {
            drawing.getChildren()
                    .addAll(0, confetti(Color.web(brush.look().accent().toString())));
        }
        drawing.getTransforms().add(scale);
        drawing.setManaged(false);
        setMouseTransparent(true);
        getChildren().add(drawing);
        Motion.pop(head, brush.motion());
    }

    private static List<Shape> confetti(Color primary) {
        return List.of(
                spark(30, 46, 1.5, primary),
                spark(196, 40, 1.9, Color.web("#F6CB4C")),
                spark(182, 116, 1.2, Color.web("#E5554B")),
                spark(40, 112, 1.1, Color.web("#F29544")),
                dot(52, 24, 4.5, "#45AD66"),
                dot(20, 80, 3.5, "#F6CB4C"),
                dot(172, 18, 3.8, "#F29544"),
                dot(205, 82, 4.2, "#45AD66"),
                dot(62, 136, 3.2, "#E5554B"),
                dot(160, 138, 3, "#9CCB59"));
    }

    private static Shape spark(double x, double y, double size, Color colour) {
        var spark = new SVGPath();
        spark.setContent(SPARK);
        spark.setFill(colour);
        spark.setScaleX(size);
        spark.setScaleY(size);
        spark.setTranslateX(x);
        spark.setTranslateY(y);
        return spark;
    }

    private static Shape dot(double x, double y, double radius, String colour) {
        return new Circle(x, y, radius, Color.web(colour));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(panel.mm(LARGEST_MM), panel.height() * 0.5);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
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
