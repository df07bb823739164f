package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/// Nine rings to be hit and room to draw: shows where the glass does not feel a finger, or feels it elsewhere.
final class StaffTouchPane extends Region {
    private static final int SIDE = 3;
    private static final int MOST_POINTS = 4000;

    private final Panel panel;
    private final FitText help;
    private final String done;
    private final List<Circle> rings = new ArrayList<>();
    private final Polyline line = new Polyline();

    StaffTouchPane(StaffKit kit) {
        this.panel = kit.panel();
        this.help = kit.help("touch.help");
        this.done = kit.words().of("touch.done");
        setId("staff-touch-field");
        getStyleClass().add("card");
        for (int i = 0; i < SIDE * SIDE; i++) {
            var ring = new Circle(panel.mm(6));
            ring.getStyleClass().add("ring");
            ring.setStrokeWidth(panel.mm(0.8));
            ring.setMouseTransparent(true);
            rings.add(ring);
        }
        line.getStyleClass().add("ring");
        line.setStrokeWidth(panel.mm(0.8));
        line.setManaged(false);
        line.setMouseTransparent(true);
        getChildren().add(help);
        getChildren().addAll(rings);
        getChildren().add(line);
        setOnMousePressed(event -> {
            line.getPoints().clear();
            felt(event);
        });
        setOnMouseDragged(this::felt);
    }

    /// How many rings were hit so far.
    long hits() {
        return rings.stream()
                .filter(ring -> ring.getStyleClass().contains("hit"))
                .count();
    }

    private void felt(MouseEvent event) {
        if (line.getPoints().size() < MOST_POINTS) {
            line.getPoints().addAll(event.getX(), event.getY());
        }
        for (Circle ring : rings) {
            var centre = new Point2D(ring.getCenterX(), ring.getCenterY());
            if (centre.distance(event.getX(), event.getY()) <= ring.getRadius()
                    && !ring.getStyleClass().contains("hit")) {
                ring.getStyleClass().setAll("disc", "full", "hit");
            }
        }
        if (hits() == rings.size()) {
            help.setWords(done);
        }
    }

    @Override
    protected void layoutChildren() {
        double edge = panel.mm(9);
        double across = (getWidth() - 2 * edge) / (SIDE - 1);
        double down = (getHeight() - 2 * edge) / (SIDE - 1);
        for (int i = 0; i < rings.size(); i++) {
            rings.get(i).setCenterX(edge + i % SIDE * across);
            rings.get(i).setCenterY(edge + Math.floorDiv(i, SIDE) * down);
        }
        double height = panel.mm(9);
        help.resizeRelocate(edge * 2, edge + (down - height) / 2, getWidth() - 4 * edge, height);
    }
}
