package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Choices that are put in order by tapping them, the best first; another tap takes one out again.
final class RankingPane extends AnswerPane {
    private final Brush brush;
    private final Question.Ranking question;
    private final Map<ChoiceId, Tap> taps = new LinkedHashMap<>();
    private final Map<ChoiceId, Mark> marks = new LinkedHashMap<>();
    private final TileGrid grid;
    private List<ChoiceId> order = List.of();

    RankingPane(Brush brush, Question.Ranking question) {
        this.brush = brush;
        this.question = question;
        var tiles = new ArrayList<Tile>();
        for (Choice choice : question.choices()) {
            Mark mark = Mark.place(brush);
            String words = brush.say(choice.text());
            Tile tile = Tile.marked(brush, words, mark, null);
            tiles.add(tile);
            marks.put(choice.id(), mark);
            taps.put(choice.id(), new Tap("choice-" + choice.id(), words, "tile", () -> tapped(choice.id()), tile));
        }
        grid = new TileGrid(brush, List.copyOf(taps.values()), tiles);
        getChildren().add(grid);
    }

    private void tapped(ChoiceId id) {
        var changed = new ArrayList<>(order);
        if (!changed.remove(id) && changed.size() < question.places()) {
            changed.add(id);
        }
        if (changed.isEmpty()) {
            brush.taps().clear();
        } else {
            brush.taps().select(new Answer.Ranked(question.id(), changed));
        }
    }

    @Override
    void show(Asking asking) {
        order = asking.selectionOrNull() instanceof Answer.Ranked ranked ? ranked.order() : List.of();
        taps.forEach((id, tap) -> tap.select(order.contains(id)));
        marks.forEach((id, mark) -> mark.number(order.indexOf(id) + 1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return grid.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return grid.minHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return grid.maxHeight(width);
    }

    @Override
    protected void layoutChildren() {
        grid.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
