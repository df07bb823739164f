package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A row of faces, each with its name below.
final class FacesPane extends AnswerPane {
    private static final double LARGEST_MM = 62;
    private static final double LARGEST_FOR_CHILDREN_MM = 95;
    private static final double LABEL_LINES = 2.5;
    /// Of the usual size, what letters have at least where they shrink for every name to stand on one line.
    private static final double ONE_LINE = 0.88;
    private static final double ONE_LINE_ROOM = 1.1;
    /// So many faces have names for children.
    private static final int FOR_CHILDREN = 3;

    private final Brush brush;
    private final boolean children;
    private final double largest;
    private final List<Tap> taps = new ArrayList<>();
    private final List<Face> faces = new ArrayList<>();
    private final List<FitText> labels = new ArrayList<>();
    /// Of the longest name on one line.
    private final double longest;
    private final double line;

    /// @param children whether the faces are as large as the glass allows, and called what children say
    FacesPane(Brush brush, Question.Smiley question, boolean children) {
        this.brush = brush;
        this.children = children;
        this.largest = children ? LARGEST_FOR_CHILDREN_MM : LARGEST_MM;
        for (int value = 1; value <= question.faces(); value++) {
            add(question, value);
        }
        longest = labels.stream().mapToDouble(each -> each.prefWidth(-1)).max().orElse(0);
        line = labels.stream()
                .mapToDouble(each -> each.height(size(), Double.MAX_VALUE))
                .max()
                .orElse(0);
        getChildren().addAll(taps);
    }

    private void add(Question.Smiley question, int value) {
        int mood = Face.mood(value, question.faces());
        var face = new Face(mood);
        var label = new FitText(name(mood, question.faces()), brush.type()::medium, size(), Pos.TOP_CENTER);
        var answer = new Answer.Scale(question.id(), value);
        var tap = new Tap(
                "choice-" + value, label.words(), "face", () -> brush.taps().select(answer));
        Motion.press(tap, face, brush.motion());
        var inside = new Inside(face, label);
        tap.getChildren().add(inside);
        taps.add(tap);
        faces.add(face);
        labels.add(label);
    }

    private String name(int mood, int faces) {
        if (!children || faces != FOR_CHILDREN) {
            return brush.words().of("mood." + mood);
        }
        return brush.words()
                .of(
                        switch (mood) {
                            case 1 -> "child.sad";
                            case 3 -> "child.soSo";
                            default -> "child.happy";
                        });
    }

    @Override
    void show(Asking asking) {
        int selected = asking.selectionOrNull() instanceof Answer.Scale scale ? scale.value() : 0;
        Color behind = Color.web(brush.look().background().toString());
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).select(i + 1 == selected);
            faces.get(i).stepBack(selected != 0 && i + 1 != selected, behind);
        }
    }

    private double size() {
        return brush.panel().label() * 0.95;
    }

    /// Names beside each other stand on one line all, if need be with letters a little smaller.
    private double labelHeight(double cell) {
        return longest * ONE_LINE <= cell ? line * ONE_LINE_ROOM : size() * LABEL_LINES;
    }

    private double cell(double width) {
        double gap = brush.panel().gap();
        return Math.min(
                (width - gap * (taps.size() - 1)) / taps.size(), brush.panel().mm(largest) + gap);
    }

    @Override
    protected double computePrefHeight(double width) {
        return cell(width) + brush.panel().gap() * 0.8 + labelHeight(cell(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return brush.panel().mm(16) + labelHeight(cell(width));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double cell = cell(getWidth());
        sameSize(labels, size(), cell, labelHeight(cell));
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).resizeRelocate(start(i, taps.size(), cell, gap, getWidth()), 0, cell, getHeight());
        }
    }

    /// A face as large as its label leaves room for.
    private final class Inside extends Region {
        private final Region face;
        private final FitText label;

        Inside(Region face, FitText label) {
            this.face = face;
            this.label = label;
            getChildren().addAll(face, label);
            setMouseTransparent(true);
        }

        @Override
        protected void layoutChildren() {
            double words = labelHeight(cell(FacesPane.this.getWidth()));
            double room = getHeight() - words - brush.panel().gap() * 0.8;
            double edge = Math.max(1, Math.min(getWidth(), room));
            face.resizeRelocate((getWidth() - edge) / 2, Math.max(0, room - edge), edge, edge);
            // Both poles of a scale look the same: when one name needs two lines, all have them that can.
            boolean two = labels.stream().anyMatch(each -> each.lines(getWidth()) > 1);
            double wide = two ? label.onTwoLines(getWidth()) : getWidth();
            label.resizeRelocate((getWidth() - wide) / 2, getHeight() - words, wide, words);
        }
    }
}
