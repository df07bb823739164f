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
import javafx.scene.layout.Region;

/// Statements rated one after another on the same scale. The dots below tell how far one is; the arrows beside the
/// statement lead to the others.
final class BatteryPane extends AnswerPane {
    private static final double STATEMENT_LETTERS = 1.1;
    private static final double STATEMENT_SHARE = 0.4;

    private final Brush brush;
    private final Question.Battery question;
    private final FitText statement;
    private final ScalePane scale;
    private final Tap previous;
    private final Tap following;
    /// Each statement, to be measured only.
    private final List<FitText> all;
    private final List<Region> dots = new ArrayList<>();
    private Map<StatementId, Integer> ratings;
    private int index;

    BatteryPane(Brush brush, Question.Battery question, Asking asking) {
        this.brush = brush;
        this.question = question;
        this.ratings = ratings(asking);
        this.statement = statement("");
        this.all = question.statements().stream()
                .map(each -> statement(brush.say(each.text())))
                .toList();
        this.scale = new ScalePane(
                brush, 1, question.points(), brush.say(question.low()), brush.say(question.high()), this::rated);
        this.previous = arrow("statement-back", "back", Icon.BACK, -1);
        this.following = arrow("statement-next", "next", Icon.FORWARD, 1);
        for (int i = 0; i < question.statements().size(); i++) {
            var dot = new Region();
            dot.setMouseTransparent(true);
            dots.add(dot);
        }
        index = firstOpen(0).orElse(0);
        getChildren().addAll(previous, statement, following, scale);
        getChildren().addAll(dots);
    }

    private FitText statement(String words) {
        return FitText.centred(words, brush.type()::medium, brush.panel().label() * STATEMENT_LETTERS)
                .styled("answer");
    }

    private Tap arrow(String id, String word, String icon, int step) {
        return new Tap(
                id,
                brush.words().of(word),
                "ghost",
                () -> turnTo(index + step),
                new Icon(icon, brush.panel().label() * 1.3));
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
        Motion.Way way = at < index ? Motion.Way.BACK : Motion.Way.FORWARD;
        index = Math.clamp(at, 0, question.statements().size() - 1);
        draw();
        Motion.enter(statement, way, brush.panel().target(), brush.motion());
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
        previous.setVisible(index > 0);
        following.setVisible(index < dots.size() - 1 && ratings.containsKey(shown.id()));
        for (int i = 0; i < dots.size(); i++) {
            boolean rated = ratings.containsKey(question.statements().get(i).id());
            dots.get(i).getStyleClass().setAll(i == index ? "fill" : rated ? "past" : "track");
        }
        requestLayout();
    }

    private double dotHeight() {
        return dots.size() < 2 ? 0 : brush.panel().mm(5) + brush.panel().gap() * 0.8;
    }

    private double side() {
        return dots.size() < 2 ? 0 : brush.panel().target() + brush.panel().gap() * 0.5;
    }

    private double statementHeight(double width) {
        double longest = all.stream()
                .mapToDouble(each -> each.prefHeight(width - 2 * side()))
                .max()
                .orElse(0);
        return Math.max(longest, side() > 0 ? brush.panel().target() : 0)
                + brush.panel().gap();
    }

    @Override
    protected double computePrefHeight(double width) {
        return statementHeight(width) + scale.prefHeight(width) + dotHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return brush.panel().target() + brush.panel().gap() + scale.minHeight(width) + dotHeight();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double room = getHeight() - dotHeight();
        double least = brush.panel().target() + brush.panel().gap();
        double share = Math.max(least, room * STATEMENT_SHARE);
        double words = Math.min(statementHeight(width), Math.max(share, room - scale.prefHeight(width)));
        double line = Math.max(0, words - brush.panel().gap());
        double arrow = brush.panel().target();
        previous.resizeRelocate(0, (line - arrow) / 2, arrow, arrow);
        following.resizeRelocate(width - arrow, (line - arrow) / 2, arrow, arrow);
        statement.resizeRelocate(side(), 0, width - 2 * side(), line);
        scale.resizeRelocate(0, words, width, Math.min(room - words, scale.prefHeight(width)));
        for (int i = 0; i < dots.size(); i++) {
            double size = brush.panel().mm(i == index ? 4.4 : 3);
            double cell = brush.panel().mm(7);
            double x = start(i, dots.size(), cell, 0, width) + (cell - size) / 2;
            dots.get(i).setVisible(dots.size() > 1);
            dots.get(i).resizeRelocate(x, getHeight() - brush.panel().mm(2.5) - size / 2, size, size);
        }
    }
}
