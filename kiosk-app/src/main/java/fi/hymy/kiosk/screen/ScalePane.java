package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// Numbers in one row, or in two where the panel is too narrow for fingers, with words for both ends.
final class ScalePane extends Region {
    private static final double LARGEST_MM = 34;
    private static final double LARGEST_IN_ROOM_MM = 44;
    private static final double LARGEST_OF_FEW_MM = 58;
    private static final int FEW = 5;
    private static final int ONE_ROW_ANYWAY = 7;

    private final Brush brush;
    private final int lowest;
    private final List<Tap> cells = new ArrayList<>();
    private final List<FitText> numbers = new ArrayList<>();
    private final FitText low;
    private final FitText high;
    /// The same words, to be measured only: both ends have letters of one size on the glass.
    private final List<FitText> ends;

    /// @param low words below the lowest number, may be empty
    /// @param taken called with the number that was tapped
    ScalePane(Brush brush, int lowest, int highest, String low, String high, IntConsumer taken) {
        this.brush = brush;
        this.lowest = lowest;
        boolean named = columns(
                        highest - lowest + 1,
                        brush.panel().width() - 2 * brush.panel().margin())
                <= highest - lowest;
        this.low = end(named && !low.isEmpty() ? lowest + " – " + low : low, Pos.TOP_LEFT);
        this.high = end(named && !high.isEmpty() ? highest + " – " + high : high, Pos.TOP_RIGHT);
        this.ends = List.of(end(this.low.words(), Pos.TOP_LEFT), end(this.high.words(), Pos.TOP_RIGHT));
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

    private FitText end(String words, Pos position) {
        return new FitText(words, brush.type()::regular, endLetters(), position).styled("muted");
    }

    private double endLetters() {
        return brush.panel().small() * 1.1;
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
        // On a tall panel there is height for large numbers, not width.
        boolean wide =
                !brush.panel().tall() && cell(width, all) >= brush.panel().finger();
        boolean oneRow = all <= ONE_ROW_ANYWAY || wide;
        return oneRow ? all : Math.ceilDiv(all, 2);
    }

    private double gap() {
        return brush.panel().gap() * 0.7;
    }

    private double largest() {
        double inRoom = cells.size() <= FEW ? LARGEST_OF_FEW_MM : LARGEST_IN_ROOM_MM;
        return brush.panel().mm(brush.panel().roomy() ? inRoom : LARGEST_MM);
    }

    private double cell(double width, int columns) {
        return Math.min((width - gap() * (columns - 1)) / columns, largest());
    }

    private double cellHeight(double width, int columns) {
        double finger = brush.panel().finger();
        double most = brush.panel().roomy() ? largest() * 0.8 : finger * 1.35;
        return Math.min(Math.max(cell(width, columns), finger), most);
    }

    /// As many lines as the longer of the two needs, up to two, with letters of this size or smaller.
    private double labelHeight(double letters, double width) {
        if (low.words().isEmpty() && high.words().isEmpty()) {
            return 0;
        }
        double half = half(width);
        double lines = ends.stream()
                .mapToDouble(each -> each.height(letters, half))
                .max()
                .orElse(0);
        return Math.min(lines + gap(), brush.panel().small() * 2.9);
    }

    private double labelHeight(double width) {
        return labelHeight(Double.MAX_VALUE, width);
    }

    /// What is left for the words once all numbers are as large as a finger, at the least what is readable.
    private double labelHeight(double width, int rows, double height) {
        double readable = labelHeight(brush.panel().lettersOf(brush.panel().leastLetters()), width);
        double spare = height - rows * brush.panel().target() - (rows - 1) * gap();
        return Math.min(labelHeight(width), Math.max(spare, readable));
    }

    private double half(double width) {
        int columns = columns(width);
        double edge = AnswerPane.start(0, columns, cell(width, columns), gap(), width);
        return (width - 2 * edge - gap()) / 2;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width);
        int rows = Math.ceilDiv(cells.size(), columns);
        return rows * cellHeight(width, columns) + (rows - 1) * gap() + labelHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = Math.ceilDiv(cells.size(), columns(width));
        double cells = rows * brush.panel().target() + (rows - 1) * gap();
        return cells + labelHeight(brush.panel().lettersOf(brush.panel().leastLetters()), width);
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
        double labels = labelHeight(getWidth(), rows, getHeight());
        double height = (getHeight() - labels - gap() * (rows - 1)) / rows;
        AnswerPane.sameSize(numbers, Math.min(brush.panel().title(), height * 0.5), cell * 0.9, height);
        for (int i = 0; i < cells.size(); i++) {
            int row = i / columns;
            double x = AnswerPane.start(i % columns, columns, cell, gap(), getWidth());
            cells.get(i).resizeRelocate(x, row * (height + gap()), cell, height);
        }
        double edge = AnswerPane.start(0, columns, cell, gap(), getWidth());
        double half = half(getWidth());
        double top = getHeight() - labels + gap() * 0.6;
        double lines = Math.max(0, labels - gap() * 0.6);
        AnswerPane.sameSize(List.of(low, high), endLetters(), half, lines);
        low.resizeRelocate(edge, top, half, lines);
        high.resizeRelocate(getWidth() - edge - half, top, half, lines);
    }
}
