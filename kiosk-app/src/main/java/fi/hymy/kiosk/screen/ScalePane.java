package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// Numbers in one row, or in two where the panel is too narrow for fingers, with words for both ends.
final class ScalePane extends Region {
    private static final double LARGEST_MM = 34;
    private static final int ONE_ROW_ANYWAY = 7;

    private final Brush brush;
    private final int lowest;
    private final List<Tap> cells = new ArrayList<>();
    private final List<FitText> numbers = new ArrayList<>();
    private final FitText low;
    private final FitText high;

    /// @param low words below the lowest number, may be empty
    /// @param taken called with the number that was tapped
    ScalePane(Brush brush, int lowest, int highest, String low, String high, IntConsumer taken) {
        this.brush = brush;
        this.lowest = lowest;
        boolean named = columns(
                        highest - lowest + 1,
                        brush.panel().width() - 2 * brush.panel().margin())
                <= highest - lowest;
        this.low = end(named && !low.isEmpty() ? ends(lowest, low) : low, Pos.TOP_LEFT);
        this.high = end(named && !high.isEmpty() ? ends(highest, high) : high, Pos.TOP_RIGHT);
        for (int value = lowest; value <= highest; value++) {
            int number = value;
            FitText text = brush.label(Integer.toString(value));
            cells.add(
                    new Tap("choice-" + value, name(value, lowest, highest), "cell", () -> taken.accept(number), text));
            numbers.add(text);
        }
        getChildren().addAll(cells);
        getChildren().addAll(this.low, this.high);
    }

    /// The words alone where the script runs from right to left: JavaFX puts number and dash out of order there.
    private String ends(int number, String words) {
        return brush.words().language().rightToLeft() ? words : number + " – " + words;
    }

    private FitText end(String words, Pos position) {
        return new FitText(words, brush.type()::regular, brush.panel().small() * 1.1, position).styled("muted");
    }

    private String name(int value, int lowest, int highest) {
        if (value == lowest && !low.words().isEmpty()) {
            return low.words().startsWith(Integer.toString(value)) ? low.words() : value + ", " + low.words();
        }
        return value == highest && !high.words().isEmpty() ? value + ", " + high.words() : Integer.toString(value);
    }

    /// @param value below the lowest number for none
    void select(int value) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).select(lowest + i == value);
        }
    }

    private int columns(double width) {
        return columns(cells.size(), width);
    }

    private int columns(int all, double width) {
        boolean oneRow =
                all <= ONE_ROW_ANYWAY || cell(width, all) >= brush.panel().target();
        return oneRow ? all : Math.ceilDiv(all, 2);
    }

    private double gap() {
        return brush.panel().gap() * 0.7;
    }

    private double cell(double width, int columns) {
        return Math.min((width - gap() * (columns - 1)) / columns, brush.panel().mm(LARGEST_MM));
    }

    private double cellHeight(double width, int columns) {
        double target = brush.panel().target();
        return Math.min(Math.max(cell(width, columns), target), target * 1.35);
    }

    /// As many lines as the longer of the two needs, up to two.
    private double labelHeight() {
        if (low.words().isEmpty() && high.words().isEmpty()) {
            return 0;
        }
        double half = brush.panel().width() * 0.4;
        double lines = Math.max(low.prefHeight(half), high.prefHeight(half));
        return Math.min(lines + gap(), brush.panel().small() * 2.9);
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width);
        int rows = Math.ceilDiv(cells.size(), columns);
        return rows * cellHeight(width, columns) + (rows - 1) * gap() + labelHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = Math.ceilDiv(cells.size(), columns(width));
        return rows * brush.panel().target() + (rows - 1) * gap() + labelHeight();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        int rows = Math.ceilDiv(cells.size(), columns);
        double cell = cell(getWidth(), columns);
        double height = (getHeight() - labelHeight() - gap() * (rows - 1)) / rows;
        AnswerPane.sameSize(numbers, Math.min(brush.panel().title(), height * 0.5), cell * 0.9, height);
        for (int i = 0; i < cells.size(); i++) {
            int row = i / columns;
            int inRow = row < rows - 1 ? columns : cells.size() - row * columns;
            double x = AnswerPane.start(i % columns, inRow, cell, gap(), getWidth());
            cells.get(i).resizeRelocate(x, row * (height + gap()), cell, height);
        }
        double edge = AnswerPane.start(0, columns, cell, gap(), getWidth());
        double half = (getWidth() - 2 * edge - gap()) / 2;
        double top = getHeight() - labelHeight() + gap() * 0.6;
        low.resizeRelocate(edge, top, half, Math.max(0, labelHeight() - gap() * 0.6));
        high.resizeRelocate(getWidth() - edge - half, top, half, Math.max(0, labelHeight() - gap() * 0.6));
    }
}
