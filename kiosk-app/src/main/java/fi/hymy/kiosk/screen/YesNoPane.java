package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// Two or three large cards.
final class YesNoPane extends AnswerPane {
    private static final double WIDEST_MM = 95;
    private static final double WIDEST_IN_ROOM_MM = 130;
    /// Of a card's width, its height.
    private static final double USUAL = 0.78;
    /// The same where nothing else wants the room.
    private static final double HIGHEST = 0.95;
    private static final double ICON_SHARE = 0.38;
    private static final double WORDS_SHARE = 0.42;
    private static final double WORDS_WIDTH = 0.9;

    private final Brush brush;
    private final Map<Verdict, Tap> taps = new EnumMap<>(Verdict.class);
    private final List<FitText> labels = new ArrayList<>();

    YesNoPane(Brush brush, Question.YesNo question) {
        this.brush = brush;
        add(question, Verdict.YES, "yes", Icon.CHECK);
        add(question, Verdict.NO, "no", Icon.CROSS);
        if (question.notApplicable()) {
            add(question, Verdict.NOT_APPLICABLE, "na", Icon.DASH);
        }
        getChildren().addAll(taps.values());
    }

    private void add(Question.YesNo question, Verdict verdict, String word, String icon) {
        FitText label = brush.label(brush.words().of(word));
        var answer = new Answer.YesNo(question.id(), verdict);
        labels.add(label);
        taps.put(
                verdict,
                new Tap(
                        "choice-" + word,
                        label.words(),
                        "tile",
                        () -> brush.taps().select(answer),
                        new Card(label, icon)));
    }

    @Override
    void show(Asking asking) {
        Verdict selected = asking.selectionOrNull() instanceof Answer.YesNo said ? said.verdict() : null;
        taps.forEach((verdict, tap) -> tap.select(verdict == selected));
    }

    private double card(double width) {
        double gap = brush.panel().gap();
        return Math.min(
                (width - gap * (taps.size() - 1)) / taps.size(),
                brush.panel().mm(brush.panel().roomy() ? WIDEST_IN_ROOM_MM : WIDEST_MM));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(card(width) * USUAL, tallest());
    }

    @Override
    protected double computeMinHeight(double width) {
        return brush.panel().target() * 1.4;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Math.min(card(width) * (brush.panel().tall() ? USUAL : HIGHEST), tallest());
    }

    private double tallest() {
        double targets = brush.panel().tall() ? 6 : brush.panel().roomy() ? 4 : 3.3;
        return brush.panel().target() * targets;
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double card = card(getWidth());
        sameSize(
                labels,
                Math.max(brush.panel().label() * 1.1, getHeight() * 0.16),
                card * WORDS_WIDTH,
                getHeight() * WORDS_SHARE);
        int i = 0;
        for (Tap tap : taps.values()) {
            tap.resizeRelocate(start(i, taps.size(), card, gap, getWidth()), 0, card, getHeight());
            i++;
        }
    }

    private static final class Card extends Region {
        private final FitText label;
        private final StackPane badge = new StackPane();
        private final Circle disc = new Circle();

        Card(FitText label, String icon) {
            this.label = label;
            var drawing = new Icon(icon, 10);
            disc.getStyleClass().add("disc");
            badge.getStyleClass().add("badge");
            badge.getChildren().addAll(disc, drawing);
            badge.widthProperty().subscribe(width -> size(drawing, width.doubleValue()));
            setMouseTransparent(true);
            getChildren().addAll(badge, label);
        }

        private void size(Icon drawing, double width) {
            disc.setRadius(width / 2);
            drawing.setMaxSize(width * 0.6, width * 0.6);
            drawing.setPrefSize(width * 0.6, width * 0.6);
        }

        @Override
        protected void layoutChildren() {
            double edge = getHeight() * ICON_SHARE;
            double words = getHeight() * WORDS_SHARE;
            double top = (getHeight() - edge - words) / 2;
            badge.resizeRelocate((getWidth() - edge) / 2, top, edge, edge);
            label.resizeRelocate(getWidth() * (1 - WORDS_WIDTH) / 2, top + edge, getWidth() * WORDS_WIDTH, words);
        }
    }
}
