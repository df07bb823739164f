package fi.hymy.kiosk.screen;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// A happy face with confetti: the thank-you drawing, on a sheet of 220 by 150.
final class Celebration extends Drawing {
    private static final double WIDTH = 220;
    private static final double HEIGHT = 150;
    private static final String SPARK = "M 0 -7 Q 1 -1 7 0 Q 1 1 0 7 Q -1 1 -7 0 Q -1 -1 0 -7 Z";

    Celebration(Brush brush) {
        super(WIDTH, HEIGHT);
        var face = new Face(5);
        face.resizeRelocate(50, 14, 120, 120);
        var head = new Group(face);
        // Else the group would give the face its preferred size.
        head.setAutoSizeChildren(false);
        List<Shape> confetti = confetti(Color.web(brush.look().accent().toString()));
        confetti.forEach(this::draw);
        draw(head);
        Motion.pop(head, brush.motion());
        Motion.burst(confetti, WIDTH / 2, HEIGHT / 2, brush.motion());
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
}
