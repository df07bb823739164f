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
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// All statements of a battery at once, each a row with its own numbers, where the panel has room for fingers.
final class BatteryGrid extends AnswerPane {
    private static final double STATEMENT_MM = 74;
    /// Of the panel's height: the rest is for the question and the strips.
    private static final double ROOM = 0.52;
    private static final double ROOM_ON_TALL = 0.48;
    private static final int MOST_ROWS = 8;
    private static final double WIDEST_CELL_MM = 24;
    private static final double LETTERS = 0.94;

    private final Brush brush;
    private final Question.Battery question;
    private final List<Row> rows = new ArrayList<>();
    private final FitText low;
    private final FitText high;
    private Map<StatementId, Integer> ratings = Map.of();

    /// A statement and its cells, the lowest first.
    private record Row(Statement statement, Region band, FitText words, List<Tap> cells) {}

    BatteryGrid(Brush brush, Question.Battery question) {
        this.brush = brush;
        this.question = question;
        low = end(brush.say(question.low()), Pos.BOTTOM_LEFT);
        high = end(brush.say(question.high()), Pos.BOTTOM_RIGHT);
        getChildren().addAll(low, high);
        question.statements().forEach(this::add);
    }

    /// Whether every statement finds room for fingers and eyes on this panel.
    static boolean fits(Brush brush, Question.Battery question) {
        Panel panel = brush.panel();
        return room(panel, question)
                && question.statements().stream().allMatch(each -> readable(brush, question, brush.say(each.text())));
    }

    private static boolean readable(Brush brush, Question.Battery question, String statement) {
        Panel panel = brush.panel();
        double cells = question.points() * (panel.mm(WIDEST_CELL_MM) + gap(panel));
        double width = panel.width() - 2 * panel.margin() - cells - panel.gap() * 2;
        double letters =
                brush.at(Pos.CENTER_LEFT, statement, panel.label() * LETTERS).fitting(width, panel.target());
        return panel.capital(letters) >= panel.leastAnswer() * panel.letters();
    }

    private static boolean room(Panel panel, Question.Battery question) {
        int statements = question.statements().size();
        double width = panel.width() - 2 * panel.margin() - panel.mm(STATEMENT_MM);
        double height = panel.height() * (panel.tall() ? ROOM_ON_TALL : ROOM) - header(panel);
        return statements > 1
                && statements <= MOST_ROWS
                && width >= question.points() * (panel.target() + gap(panel))
                && height >= statements * (panel.target() + gap(panel));
    }

    private FitText end(String words, Pos position) {
        return new FitText(words, brush.type()::regular, brush.panel().small(), position).styled("muted");
    }

    private void add(Statement statement) {
        String text = brush.say(statement.text());
        var words = brush.at(Pos.CENTER_LEFT, text, brush.panel().label() * LETTERS);
        words.styled("on-surface").styled("answer");
        var band = new Region();
        band.getStyleClass().add("band");
        band.setMouseTransparent(true);
        var cells = new ArrayList<Tap>();
        for (int value = 1; value <= question.points(); value++) {
            int rating = value;
            FitText number = brush.label(Integer.toString(value));
            cells.add(new Tap(
                    "choice-" + statement.id() + "-" + value,
                    text + ": " + value,
                    "cell",
                    () -> rate(statement, rating),
                    number));
        }
        rows.add(new Row(statement, band, words, List.copyOf(cells)));
        getChildren().addAll(band, words);
        getChildren().addAll(cells);
    }

    private void rate(Statement statement, int value) {
        var changed = new LinkedHashMap<>(ratings);
        changed.put(statement.id(), value);
        brush.taps().select(new Answer.Rated(question.id(), changed));
    }

    @Override
    void show(Asking asking) {
        ratings = asking.selectionOrNull() instanceof Answer.Rated rated ? rated.ratings() : Map.of();
        for (Row row : rows) {
            int value = ratings.getOrDefault(row.statement().id(), 0);
            for (int i = 0; i < row.cells().size(); i++) {
                row.cells().get(i).select(i + 1 == value);
            }
        }
    }

    private static double header(Panel panel) {
        return panel.small() * 2.7;
    }

    private static double gap(Panel panel) {
        return panel.gap() * 0.5;
    }

    private double row() {
        return brush.panel().target() + gap(brush.panel()) * 2;
    }

    @Override
    protected double computePrefHeight(double width) {
        double gap = gap(brush.panel());
        return header(brush.panel()) + rows.size() * (row() + gap) - gap;
    }

    @Override
    protected double computeMinHeight(double width) {
        double gap = gap(brush.panel());
        return header(brush.panel()) + rows.size() * (brush.panel().target() + gap) - gap;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width) * 1.15;
    }

    @Override
    protected void layoutChildren() {
        Panel panel = brush.panel();
        double gap = gap(panel);
        double header = header(panel);
        double height = (getHeight() - header - gap * (rows.size() - 1)) / rows.size();
        double cell = Math.min(Math.max(panel.target(), height - 2 * gap), panel.mm(WIDEST_CELL_MM));
        double cells = question.points() * (cell + gap);
        double words = getWidth() - cells - panel.gap() * 2;
        AnswerPane.sameSize(
                rows.stream().map(Row::words).toList(), panel.label() * LETTERS, words, Math.max(1, height - gap));
        double half = Math.max(cell * 1.5, cells / 2);
        low.resizeRelocate(getWidth() - cells - gap, 0, half, header - gap);
        high.resizeRelocate(getWidth() - half - gap, 0, half, header - gap);
        double y = header;
        for (Row row : rows) {
            row.band().resizeRelocate(0, y, getWidth(), height);
            row.words().resizeRelocate(panel.gap(), y + gap * 0.5, words, height - gap);
            for (int i = 0; i < row.cells().size(); i++) {
                double x = getWidth() - cells - gap * 0.5 + i * (cell + gap);
                double edge = Math.min(cell, height);
                row.cells().get(i).resizeRelocate(x, y + (height - edge) / 2, cell, edge);
            }
            y += height + gap;
        }
    }
}
