package fi.hymy.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A place to write, with how much room is left and the keys below.
final class Writing extends Region {
    /// Its letters are higher than a line is.
    private static final double ARABIC = 0.82;

    private static final double LINE = 1.3;
    private static final double ARABIC_LINE = 1.15;

    private final Brush brush;
    private final TextInputControl input;
    private final Keyboard keyboard;
    private final FitText left;
    /// Stands in the field as long as it is empty.
    private final FitText hint;
    private final @Nullable Tap eye;
    private final int maxLength;
    private final boolean lines;
    /// Whether the counter stands beside the words rather than below them.
    private final boolean beside;

    /// @param lines whether it may have more than one line
    /// @param done what the key for it does, if there is to be one
    Writing(Brush brush, String words, int maxLength, boolean lines, Keyboard.Kind kind, @Nullable Runnable done) {
        this.brush = brush;
        this.maxLength = maxLength;
        this.lines = lines;
        this.beside = !lines || brush.panel().compact();
        this.input = lines ? area() : new MaskedField();
        input.setId("text-input");
        input.getStyleClass().add("field");
        String letters = brush.words().language().rightToLeft() ? "ا" : "";
        input.setFont(Typeface.letters(letters, brush.type()::regular)
                .apply(brush.panel().label() * (letters.isEmpty() ? 1 : ARABIC)));
        input.setTextFormatter(new TextFormatter<>(this::bounded));
        double pad = pad();
        double right = !beside ? pad * 1.4 : brush.panel().small() * 7 + (kind == Keyboard.Kind.WORDS ? 0 : eyeWidth());
        input.setPadding(new Insets(pad, right, !beside ? pad + counter() * 0.6 : pad, pad * 1.4));
        input.setText(words);
        input.end();
        this.keyboard = new Keyboard(brush, input, kind, done);
        this.left = new FitText("", brush.type()::regular, brush.panel().small(), Pos.CENTER_RIGHT).styled("muted");
        Pos place = beside ? Pos.CENTER_LEFT : Pos.TOP_LEFT;
        this.hint = new FitText("", brush.type()::regular, brush.panel().small() * 1.12, place).styled("hint");
        input.textProperty().subscribe(text -> {
            left.setWords(brush.words().of("charactersLeft", maxLength - text.length()));
            reveal();
        });
        this.eye = input instanceof MaskedField field && kind != Keyboard.Kind.WORDS ? eye(field) : null;
        getChildren().addAll(input, left, hint);
        if (eye != null) {
            getChildren().add(eye);
        }
        getChildren().add(keyboard);
        input.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                input.requestFocus();
            }
        });
    }

    /// Says this as long as nothing is written, instead of how much room is left.
    ///
    /// @param words empty for nothing
    void remind(String words) {
        hint.setWords(words);
        reveal();
    }

    private void reveal() {
        hint.setVisible(!hint.words().isEmpty() && input.getText().isEmpty());
        left.setVisible(!hint.isVisible());
    }

    /// Hides what is written from those who stand beside, where it is a single line of personal details.
    void conceal() {
        if (eye != null) {
            eye.fire();
        }
    }

    /// Shows whether what is written is hidden, and hides it or not.
    private Tap eye(MaskedField field) {
        var shape = new Icon(Icon.EYE, brush.panel().label() * 1.3);
        var crossed = new Icon(Icon.EYE_CROSSED, brush.panel().label() * 1.3);
        crossed.setVisible(false);
        var tap = new Tap[1];
        tap[0] = new Tap(
                "hide",
                brush.words().of("hide"),
                "ghost",
                () -> {
                    field.mask(!field.masked());
                    shape.setVisible(!field.masked());
                    crossed.setVisible(field.masked());
                    tap[0].select(field.masked());
                },
                shape,
                crossed);
        return tap[0];
    }

    private static TextArea area() {
        var area = new Lines();
        area.setWrapText(true);
        return area;
    }

    /// JavaFX would paint the part that scrolls into a buffer, and that into another of its size.
    private static final class Lines extends TextArea {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            lookupAll(".viewport").forEach(part -> part.setCache(false));
        }
    }

    /// Cuts what would be too long.
    private TextFormatter.Change bounded(TextFormatter.Change change) {
        int over = change.getControlNewText().length() - maxLength;
        if (over > 0) {
            int kept = Math.max(0, change.getText().length() - over);
            change.setText(change.getText().substring(0, kept));
            int end = change.getControlNewText().length();
            change.selectRange(Math.min(change.getAnchor(), end), Math.min(change.getCaretPosition(), end));
        }
        return change;
    }

    TextInputControl input() {
        return input;
    }

    private double eyeWidth() {
        return brush.panel().target();
    }

    private double line() {
        return brush.panel().label() * (brush.words().language().rightToLeft() ? ARABIC_LINE : LINE);
    }

    /// Room for one line, and for a finger where there is an eye beside it.
    private double least() {
        double line = line() + frame();
        return eye == null ? line : Math.max(line, brush.panel().target());
    }

    private double counter() {
        return brush.panel().small() * 1.5;
    }

    private double gap() {
        return brush.panel().gap() * 0.7;
    }

    private double pad() {
        return brush.panel().mm(brush.panel().compact() ? 1.2 : 2.2);
    }

    private double frame() {
        return 2 * pad() + (beside ? 0 : counter() * 0.6);
    }

    @Override
    protected double computePrefHeight(double width) {
        return (lines ? line() * 3 + frame() : least()) + gap() + keyboard.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return least() + gap() + keyboard.minHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return (lines ? line() * 6 + frame() : least()) + gap() + keyboard.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double missing = Math.max(0, computeMinHeight(getWidth()) - getHeight());
        double least = least() - Math.min(missing, pad() * 0.5);
        double below = Math.max(0, getHeight() - gap() - least);
        double fewest = Math.min(below, keyboard.minHeight(getWidth()));
        double keys = Math.clamp(below, fewest, Math.max(fewest, keyboard.prefHeight(getWidth())));
        double room = Math.max(least, getHeight() - keys - gap());
        double width = Math.min(getWidth(), brush.panel().mm(240));
        double x = (getWidth() - width) / 2;
        input.resizeRelocate(x, 0, width, room);
        double taken = eye == null ? brush.panel().mm(2.5) : eyeWidth();
        double begin = pad() * 1.4 + brush.panel().mm(0.6);
        hint.resizeRelocate(x + begin, pad() * 0.5, Math.max(0, width - taken - begin), Math.max(0, room - pad()));
        left.resizeRelocate(x, !beside ? room - counter() : (room - counter()) / 2, width - taken, counter());
        if (eye != null) {
            eye.resizeRelocate(x + width - taken, 0, taken, room);
        }
        keyboard.resizeRelocate(0, room + gap(), getWidth(), keys);
    }
}
