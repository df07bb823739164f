package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;

/// Words of one's own.
final class TextPane extends AnswerPane {
    private final Writing writing;

    TextPane(Brush brush, Question.OpenText question, Asking asking) {
        String words = asking.selectionOrNull() instanceof Answer.Words said ? said.text() : "";
        writing = new Writing(brush, words, question.maxLength(), true, Keyboard.Kind.WORDS, null);
        writing.input().textProperty().addListener((_, _, text) -> {
            if (text.isBlank()) {
                brush.taps().clear();
            } else {
                brush.taps().select(new Answer.Words(question.id(), text.strip()));
            }
        });
        getChildren().add(writing);
    }

    /// Says in the empty field what had no room above it: it can be that no names are to be written.
    void remind(FitText help) {
        help.visibleProperty().subscribe(shown -> writing.remind(shown ? "" : help.words()));
    }

    /// What is written is where it was written: nothing to show.
    @Override
    void show(Asking asking) {}

    @Override
    protected double computePrefHeight(double width) {
        return writing.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return writing.minHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return writing.maxHeight(width);
    }

    @Override
    protected void layoutChildren() {
        writing.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
