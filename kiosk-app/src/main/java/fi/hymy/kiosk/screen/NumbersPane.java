package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Question;

/// A scale of numbers: NPS, effort, and ratings that are not stars.
final class NumbersPane extends AnswerPane {
    private static final int NPS_HIGHEST = 10;

    private final ScalePane scale;

    private NumbersPane(Brush brush, QuestionId question, int lowest, int highest, String low, String high) {
        scale = new ScalePane(
                brush, lowest, highest, low, high, value -> brush.taps().select(new Answer.Scale(question, value)));
        getChildren().add(scale);
    }

    static NumbersPane nps(Brush brush, Question.Nps nps) {
        return new NumbersPane(brush, nps.id(), 0, NPS_HIGHEST, brush.say(nps.low()), brush.say(nps.high()));
    }

    static NumbersPane rating(Brush brush, Question.Rating rating) {
        return new NumbersPane(
                brush, rating.id(), 1, rating.points(), brush.say(rating.low()), brush.say(rating.high()));
    }

    static NumbersPane effort(Brush brush, Question.Effort effort) {
        return new NumbersPane(
                brush,
                effort.id(),
                1,
                effort.points(),
                words(brush, effort.low(), "hard"),
                words(brush, effort.high(), "easy"));
    }

    private static String words(Brush brush, LocalizedText given, String usual) {
        return given.isEmpty() ? brush.words().of(usual) : brush.say(given);
    }

    @Override
    void show(Asking asking) {
        scale.select(asking.selectionOrNull() instanceof Answer.Scale chosen ? chosen.value() : -1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return scale.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return scale.minHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return scale.maxHeight(width);
    }

    @Override
    protected void layoutChildren() {
        scale.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
