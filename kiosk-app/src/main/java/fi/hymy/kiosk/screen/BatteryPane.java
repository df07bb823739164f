package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Statements rated one after another on the same scale. The dots below tell how far one is, and lead back.
final class BatteryPane extends AnswerPane {
    private static final double STATEMENT_SHARE = 0.34;

    private final Brush brush;
    private final Question.Battery question;
    private final FitText statement;
    private final ScalePane scale;
    private final List<Tap> dots = new ArrayList<>();
    private Map<StatementId, Integer> ratings = Map.of();
    private int index;

    BatteryPane(Brush brush, Question.Battery question, Asking asking) {
        this.brush = brush;
        this.question = question;
        this.ratings = ratings(asking);
        this.statement = FitText.centred("", brush.type()::medium, brush.panel().label() * 1.25);
        this.scale = new ScalePane(
                brush, 1, question.points(), brush.say(question.low()), brush.say(question.high()), this::rated);
        for (int i = 0; i < question.statements().size(); i++) {
            dots.add(dot(i));
        }
        index = firstOpen(0).orElse(0);
        getChildren().addAll(statement, scale);
        getChildren().addAll(dots);
    }

    private Tap dot(int at) {
        var face = new Region();
        double size = brush.panel().mm(3.2);
        face.getStyleClass().add("track");
        face.setMaxSize(size, size);
        var box = new HBox(face);
        box.setMouseTransparent(true);
        Statement shown = question.statements().get(at);
        return new Tap("statement-" + shown.id(), brush.say(shown.text()), "dot", () -> turnTo(at), face);
    }

    private static Map<StatementId, Integer> ratings(Asking asking) {
        return asking.selectionOrNull() instanceof Answer.Rated rated ? rated.ratings() : Map.of();
    }

    private Optional<Integer> firstOpen(int from) {
        List<Statement> all = question.statements();
        for (int i = 0; i < all.size(); i++) {
            int at = (from + i) % all.size();
            if (!ratings.containsKey(all.get(at).id())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private void turnTo(int at) {
        index = at;
        draw();
    }

    private void rated(int value) {
        var changed = new LinkedHashMap<>(ratings);
        changed.put(question.statements().get(index).id(), value);
        int before = index;
        brush.taps().select(new Answer.Rated(question.id(), changed));
        if (ratings.equals(changed)) {
            Optional<Integer> open = firstOpen(before + 1);
            open.ifPresentOrElse(this::turnTo, () -> brush.taps().next());
        }
    }

    @Override
    void show(Asking asking) {
        ratings = ratings(asking);
        draw();
    }

    private void draw() {
        Statement shown = question.statements().get(index);
        statement.setWords(brush.say(shown.text()));
        scale.select(ratings.getOrDefault(shown.id(), 0));
        for (int i = 0; i < dots.size(); i++) {
            boolean rated = ratings.containsKey(question.statements().get(i).id());
            Region face = (Region) dots.get(i).getChildren().getFirst();
            face.getStyleClass().setAll(rated || i == index ? "fill" : "track");
            face.setOpacity(rated && i != index ? 0.55 : 1);
            double size = brush.panel().mm(i == index ? 4.6 : 3.2);
            face.setMaxSize(size, size);
        }
        requestLayout();
    }

    private double dotHeight() {
        return dots.size() < 2 ? 0 : brush.panel().mm(10);
    }

    private double statementHeight(double width) {
        double longest = question.statements().stream()
                .mapToDouble(each -> FitText.centred(
                                brush.say(each.text()),
                                brush.type()::medium,
                                brush.panel().label() * 1.25)
                        .prefHeight(width))
                .max()
                .orElse(0);
        return longest + brush.panel().gap();
    }

    @Override
    protected double computePrefHeight(double width) {
        return statementHeight(width) + scale.prefHeight(width) + dotHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return brush.panel().label() * 2 + scale.minHeight(width) + dotHeight();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double room = getHeight() - dotHeight();
        double words = Math.min(
                statementHeight(width),
                room * STATEMENT_SHARE + Math.max(0, room - scale.prefHeight(width) - room * STATEMENT_SHARE));
        statement.resizeRelocate(0, 0, width, Math.max(0, words - brush.panel().gap()));
        scale.resizeRelocate(0, words, width, Math.min(room - words, scale.prefHeight(width)));
        double dot = Math.min(brush.panel().mm(10), width / dots.size());
        for (int i = 0; i < dots.size(); i++) {
            dots.get(i).setVisible(dots.size() > 1);
            dots.get(i)
                    .resizeRelocate(start(i, dots.size(), dot, 0, width), getHeight() - dotHeight(), dot, dotHeight());
        }
    }
}
