package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Stars to tap; all up to the pressed one light up.
final class StarsPane extends AnswerPane {
    private static final double LARGEST_MM = 46;
    private static final double LARGEST_IN_ROOM_MM = 64;
    private static final double LARGEST_OF_FEW_MM = 84;
    private static final int FEW = 3;

    private final Brush brush;
    private final List<Tap> taps = new ArrayList<>();
    private final List<Star> stars = new ArrayList<>();
    private final FitText low;
    private final FitText high;

    StarsPane(Brush brush, Question.Rating rating) {
        this.brush = brush;
        low = end(brush.say(rating.low()), Pos.TOP_LEFT);
        high = end(brush.say(rating.high()), Pos.TOP_RIGHT);
        for (int value = 1; value <= rating.points(); value++) {
            add(rating, value);
        }
        getChildren().addAll(taps);
        getChildren().addAll(low, high);
    }

    private FitText end(String words, Pos position) {
        return new FitText(words, brush.type()::regular, brush.panel().small() * 1.1, position).styled("muted");
    }

    private void add(Question.Rating rating, int value) {
        var star = new Star();
        var answer = new Answer.Scale(rating.id(), value);
        String name = brush.words().of("star", value, rating.points());
        var tap = new Tap("choice-" + value, name, "plain", () -> brush.taps().select(answer), star);
        tap.pressedProperty().subscribe(pressed -> light(pressed ? value : selected()));
        taps.add(tap);
        stars.add(star);
    }

    private int selected() {
        for (int i = 0; i < taps.size(); i++) {
            if (taps.get(i).selected()) {
                return i + 1;
            }
        }
        return 0;
    }

    private void light(int upTo) {
        for (int i = 0; i < stars.size(); i++) {
            stars.get(i).light(i < upTo);
        }
    }

    @Override
    void show(Asking asking) {
        int value = asking.selectionOrNull() instanceof Answer.Scale scale ? scale.value() : 0;
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).select(i + 1 == value);
        }
        light(value);
    }

    private double cell(double width) {
        double inRoom = taps.size() <= FEW ? LARGEST_OF_FEW_MM : LARGEST_IN_ROOM_MM;
        return Math.min(width / taps.size(), brush.panel().mm(brush.panel().roomy() ? inRoom : LARGEST_MM));
    }

    private double labelHeight() {
        return low.words().isEmpty() && high.words().isEmpty()
                ? 0
                : brush.panel().small() * 2.8;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(cell(width), brush.panel().finger()) + labelHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return brush.panel().target() + labelHeight();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double cell = cell(getWidth());
        double height = getHeight() - labelHeight();
        double star = Math.min(height, Math.max(cell, brush.panel().target()));
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).resizeRelocate(start(i, taps.size(), cell, 0, getWidth()), (height - star) / 2, cell, star);
        }
        double edge = start(0, taps.size(), cell, 0, getWidth());
        double half = Math.max(0, (getWidth() - 2 * edge) / 2);
        // Right below the stars, whose points do not reach the edge of their squares.
        double top = (height + star) / 2 + labelHeight() * 0.05;
        low.resizeRelocate(edge, top, half, labelHeight() * 0.8);
        high.resizeRelocate(edge + half, top, half, labelHeight() * 0.8);
    }

    private static final class Star extends Region {
        private static final double EDGE = 100;
        private static final String PATH =
                "M 50 10 L 61.8 36.5 L 90.5 39.6 L 69 59 L 75 87.3 L 50 72.8 L 25 87.3 L 31 59 L 9.5 39.6 L 38.2 36.5 Z";

        private final SVGPath shape = new SVGPath();
        private final Group drawing = new Group(shape);
        private final Scale scale = new Scale(1, 1, 0, 0);

        Star() {
            shape.setContent(PATH);
            shape.setStrokeWidth(5);
            shape.getStyleClass().add("star");
            shape.getTransforms().add(scale);
            drawing.setManaged(false);
            getChildren().add(drawing);
            setMouseTransparent(true);
        }

        void light(boolean lit) {
            shape.getStyleClass().remove("lit");
            if (lit) {
                shape.getStyleClass().add("lit");
            }
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
}
