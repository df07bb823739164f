package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;

/// Choices, one or several of which can be taken; "other" asks for words.
final class ChoicePane extends AnswerPane {
    private static final int MAX_OTHER = 200;

    private final Brush brush;
    private final Question question;
    private final int maxChosen;
    private final boolean oneTap;
    private final Map<ChoiceId, Choice> choices = new LinkedHashMap<>();
    private final Map<ChoiceId, Tap> taps = new LinkedHashMap<>();
    private final Map<ChoiceId, Tile> tiles = new LinkedHashMap<>();
    private final TileGrid grid;
    private Set<ChoiceId> chosen = Set.of();
    private String otherWords = "";

    /// @param maxChosen how many can be taken
    ChoicePane(Brush brush, Asking asking, List<Choice> list, int maxChosen) {
        this.brush = brush;
        this.question = asking.question();
        this.maxChosen = maxChosen;
        this.oneTap = asking.oneTap();
        list.forEach(choice -> choices.put(choice.id(), choice));
        asking.order().forEach(id -> add(Optional.ofNullable(choices.get(id))));
        grid = new TileGrid(brush, List.copyOf(taps.values()), List.copyOf(tiles.values()));
        getChildren().add(grid);
    }

    private void add(Optional<Choice> found) {
        found.ifPresent(choice -> {
            String words = brush.say(choice.text());
            Tile tile = tile(choice, words);
            tiles.put(choice.id(), tile);
            taps.put(choice.id(), new Tap("choice-" + choice.id(), words, "tile", () -> tapped(choice), tile));
        });
    }

    private Tile tile(Choice choice, String words) {
        double size = brush.panel().target() * 3;
        Image picture = choice.picture()
                .flatMap(hash -> brush.picture(hash, size * 2, size))
                .orElse(null);
        if (oneTap) {
            return Tile.plain(brush, words, picture);
        }
        return Tile.marked(brush, words, maxChosen == 1 ? Mark.one(brush) : Mark.several(brush), picture);
    }

    private void tapped(Choice choice) {
        if (oneTap) {
            say(List.of(choice.id()));
            return;
        }
        List<ChoiceId> after = after(choice);
        if (after.size() > maxChosen) {
            return;
        }
        say(after);
        if (choice.freeText() && after.contains(choice.id())) {
            brush.overlay().open(new WriteSheet(brush, brush.say(choice.text()), otherWords, MAX_OTHER, this::written));
        }
    }

    /// What is chosen once this choice was tapped.
    private List<ChoiceId> after(Choice choice) {
        var after = new ArrayList<>(chosen);
        if (after.remove(choice.id())) {
            return after;
        }
        if (choice.exclusive() || maxChosen == 1) {
            after.clear();
        }
        after.removeIf(id -> choices.containsKey(id) && exclusive(id));
        after.add(choice.id());
        return after;
    }

    private boolean exclusive(ChoiceId id) {
        return Optional.ofNullable(choices.get(id)).filter(Choice::exclusive).isPresent();
    }

    private void written(String words) {
        otherWords = words;
        say(List.copyOf(chosen));
    }

    private void say(List<ChoiceId> ids) {
        if (ids.isEmpty()) {
            brush.taps().clear();
        } else {
            brush.taps().select(new Answer.Chosen(question.id(), ids, otherWords, List.copyOf(taps.keySet())));
        }
    }

    @Override
    void show(Asking asking) {
        chosen = asking.selectionOrNull() instanceof Answer.Chosen answer
                ? new LinkedHashSet<>(answer.chosen())
                : Set.of();
        if (asking.selectionOrNull() instanceof Answer.Chosen answer
                && !answer.otherText().isEmpty()) {
            otherWords = answer.otherText();
        }
        boolean full = !oneTap && maxChosen > 1 && chosen.size() >= maxChosen;
        taps.forEach((id, tap) -> {
            tap.select(chosen.contains(id));
            tap.spend(full && !chosen.contains(id) && !exclusive(id));
        });
        tiles.forEach((id, tile) -> relabel(Optional.ofNullable(choices.get(id)), tile));
        grid.requestLayout();
    }

    /// What was written stands in the tile of "other".
    private void relabel(Optional<Choice> choice, Tile tile) {
        choice.filter(Choice::freeText).ifPresent(other -> {
            boolean written = chosen.contains(other.id()) && !otherWords.isBlank();
            tile.words().setWords(brush.say(other.text()) + (written ? ": " + otherWords : ""));
        });
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
