package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;

/// Keys on the glass, in the same scene as the text they write: no window of its own that could be left behind.
final class Keyboard extends Region {
    private static final double TALLEST_MM = 15;
    private static final double LEAST_MM = 9.5;
    private static final double LEAST_COMPACT_MM = 8;
    private static final double WIDEST_KEY_MM = 24;
    private static final double WIDE = 1.6;
    private static final int ROWS = 4;

    private final Brush brush;
    private final TextInputControl text;
    private final Runnable done;
    private final String sign;
    private final List<List<Key>> rows = new ArrayList<>();
    private boolean shifted;
    private boolean signs;

    /// What is written, which decides the keys at hand.
    enum Kind {
        WORDS,
        EMAIL,
        PHONE
    }

    /// @param width as a multiple of a letter key's
    private record Key(Tap tap, FitText label, double width) {}

    Keyboard(Brush brush, TextInputControl text, Kind kind, Runnable done) {
        this.brush = brush;
        this.text = text;
        this.done = done;
        this.sign = kind == Kind.EMAIL ? "@" : ",";
        this.signs = kind == Kind.PHONE;
        this.shifted = kind == Kind.WORDS && text.getText().isEmpty();
        if (kind == Kind.WORDS) {
            text.textProperty().subscribe(words -> shift(startsSentence(words)));
        }
        build();
    }

    private static boolean startsSentence(String words) {
        return words.isEmpty() || words.matches("(?s).*[.!?]\\s+");
    }

    private void shift(boolean on) {
        if (on != shifted) {
            shifted = on;
            build();
        }
    }

    private void build() {
        rows.clear();
        List<List<String>> layout =
                (signs ? KeyLayout.signs() : KeyLayout.letters(brush.words().language())).rows();
        for (int i = 0; i < layout.size(); i++) {
            var row = new ArrayList<Key>();
            boolean last = i == layout.size() - 1;
            if (last && !signs) {
                row.add(icon("shift", Icon.SHIFT, WIDE, () -> shift(!shifted)));
            }
            layout.get(i).forEach(key -> row.add(letter(key)));
            if (last) {
                row.add(icon("backspace", Icon.BACKSPACE, WIDE, this::deleteBefore));
            }
            rows.add(row);
        }
        rows.add(lowest());
        getChildren().setAll(rows.stream().flatMap(List::stream).map(Key::tap).toList());
        rows.getLast().getLast().tap().getStyleClass().setAll("tap", "primary", "key-done");
        requestLayout();
    }

    private List<Key> lowest() {
        return List.of(
                quiet("signs", signs ? "abc" : "123", WIDE, this::turn),
                letter(sign),
                quiet("space", brush.words().of("space"), 5, () -> type(" ")),
                letter("."),
                quiet("done", brush.words().of("done"), 2.4, done));
    }

    private void turn() {
        signs = !signs;
        build();
    }

    private Key letter(String lower) {
        String shown = shifted ? lower.toUpperCase(brush.words().language().locale()) : lower;
        FitText label =
                FitText.centred(shown, brush.type()::medium, brush.panel().label());
        return new Key(new Tap("key-" + lower, shown, "key", () -> type(shown), label), label, 1);
    }

    private Key quiet(String name, String words, double width, Runnable action) {
        FitText label =
                FitText.centred(words, brush.type()::medium, brush.panel().small() * 1.1);
        var tap = new Tap("key-" + name, words, "key", action, label);
        tap.getStyleClass().add("quiet");
        return new Key(tap, label, width);
    }

    private Key icon(String name, String path, double width, Runnable action) {
        FitText label = FitText.centred("", brush.type()::medium, brush.panel().label());
        var tap = new Tap(
                "key-" + name, name, "key", action, new Icon(path, brush.panel().label() * 1.25));
        tap.getStyleClass().add("quiet");
        tap.select("shift".equals(name) && shifted);
        return new Key(tap, label, width);
    }

    private void type(String typed) {
        text.replaceText(text.getSelection(), typed);
        shift(startsSentence(text.getText()) && !signs);
    }

    private void deleteBefore() {
        if (text.getSelection().getLength() > 0) {
            text.replaceSelection("");
        } else {
            text.deletePreviousChar();
        }
    }

    private double gap() {
        return brush.panel().mm(1.2);
    }

    @Override
    protected double computePrefHeight(double width) {
        double key = Math.min(brush.panel().mm(TALLEST_MM), brush.panel().target() * 0.9);
        return ROWS * key + (ROWS - 1) * gap();
    }

    @Override
    protected double computeMinHeight(double width) {
        return ROWS * brush.panel().mm(brush.panel().compact() ? LEAST_COMPACT_MM : LEAST_MM) + (ROWS - 1) * gap();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double height = (getHeight() - gap() * (ROWS - 1)) / ROWS;
        double most = rows.stream().mapToDouble(Keyboard::units).max().orElse(1);
        double unit =
                Math.min((getWidth() + gap()) / most - gap(), brush.panel().mm(WIDEST_KEY_MM));
        for (int i = 0; i < rows.size(); i++) {
            layoutRow(rows.get(i), i * (height + gap()), unit, height);
        }
    }

    private static double units(List<Key> row) {
        return row.stream().mapToDouble(Key::width).sum();
    }

    private void layoutRow(List<Key> row, double y, double unit, double height) {
        double width = units(row) * (unit + gap()) - gap();
        double x = (getWidth() - width) / 2;
        for (Key key : row) {
            double wide = key.width() * (unit + gap()) - gap();
            key.label().limit(Math.min(brush.panel().label() * 1.05, height * 0.5));
            key.tap().resizeRelocate(x, y, wide, height);
            x += wide + gap();
        }
    }
}
