package fi.hymy.kiosk.screen;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextBoundsType;

/// Text that is never cut off: it wraps between words and, where that is not enough, grows smaller. Only a single word
/// that would have to become unreadably small is broken.
final class FitText extends Region {
    /// Below this size, in pixels, a long word is broken rather than made smaller still.
    private static final double SMALLEST_WHOLE = 13;

    private static final double SMALLEST = 6;
    private static final double STEP = 0.95;
    private static final double HALF_STEP = 1.025;
    private static final int BALANCING_STEPS = 7;

    private final Text text = new Text();
    private final DoubleFunction<Font> font;
    private Pos position;
    private String words;
    private Wrapping wrapping;
    private double preferred;

    /// @param preferred size in pixels when there is room
    FitText(String words, DoubleFunction<Font> font, double preferred, Pos position) {
        this.words = words;
        this.font = font;
        this.preferred = preferred;
        this.position = position;
        this.wrapping = wrap();
        text.setTextOrigin(VPos.TOP);
        align();
        text.setBoundsType(TextBoundsType.LOGICAL);
        text.getStyleClass().add("text");
        setMouseTransparent(true);
        getChildren().add(text);
    }

    /// Stands elsewhere in its room.
    void stand(Pos elsewhere) {
        if (elsewhere != position) {
            position = elsewhere;
            align();
            requestLayout();
        }
    }

    private void align() {
        text.setTextAlignment(
                switch (position.getHpos()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
    }

    /// So many times as large that a text which must shrink finds the very sizes that it has usually: else it could
    /// come out a little smaller for being wished larger.
    static double larger(int steps) {
        return Math.pow(STEP, -steps);
    }

    static FitText centred(String words, DoubleFunction<Font> font, double preferred) {
        return new FitText(words, font, preferred, Pos.CENTER);
    }

    FitText styled(String styleClass) {
        text.getStyleClass().add(styleClass);
        return this;
    }

    /// Whether the words only say what could stand here: they are paler then.
    void prompt(boolean on) {
        text.getStyleClass().remove("prompt");
        if (on) {
            text.getStyleClass().add("prompt");
        }
    }

    void setWords(String changed) {
        if (!changed.equals(words)) {
            words = changed;
            wrapping = wrap();
            requestLayout();
        }
    }

    /// Words keep their own direction and letters wherever they stand: a text that falls back to another language does
    /// not end with its full stop in front.
    private Wrapping wrap() {
        text.setNodeOrientation(LanguageSwitch.direction(words));
        return new Wrapping(words, Typeface.letters(words, font));
    }

    String words() {
        return words;
    }

    /// Sets what [#fitting] never exceeds; so that texts side by side have one size.
    void limit(double size) {
        preferred = size;
        requestLayout();
    }

    /// The largest size, at most the preferred one, at which the text fits.
    double fitting(double width, double height) {
        double size = preferred;
        while (size > SMALLEST && !fits(size, width, height)) {
            size *= STEP;
        }
        double between = size * HALF_STEP;
        return between < preferred && fits(between, width, height) ? between : size;
    }

    /// The height that the text takes with letters of this size.
    double height(double size, double width) {
        return Math.ceil(wrapping.height(Math.min(size, preferred), width));
    }

    private boolean fits(double size, double width, double height) {
        return whole(size, width) && wrapping.height(size, width) <= height;
    }

    private boolean whole(double size, double width) {
        return size <= SMALLEST_WHOLE || wrapping.widest(size) <= width;
    }

    /// How many lines there are with letters of the preferred size.
    int lines(double width) {
        return wrapping.lines(preferred, width).size();
    }

    /// The width at which words that could stand on one line stand on two, beside others that must; all of it
    /// where that cannot be.
    double onTwoLines(double width) {
        double narrow = Math.ceil(wrapping.widest(preferred)) + 1;
        return narrow < width && lines(width) == 1 && lines(narrow) == 2 ? narrow : width;
    }

    /// Each sentence stands on a line of its own where that makes no more lines.
    private List<String> broken(double size, double width) {
        int lines = wrapping.lines(size, width).size();
        boolean sentences = lines > 1
                && wrapping.sentences() == lines
                && wrapping.lines(size, width, true).size() == lines;
        return wrapping.lines(size, balanced(size, width, sentences), sentences);
    }

    /// The narrowest width at which the text needs no more lines: so that no word stands alone on the last one.
    private double balanced(double size, double width, boolean sentences) {
        int lines = wrapping.lines(size, width, sentences).size();
        double narrow = width / 2;
        double wide = width;
        for (int i = 0; i < BALANCING_STEPS; i++) {
            double middle = (narrow + wide) / 2;
            if (whole(size, middle) && wrapping.lines(size, middle, sentences).size() <= lines) {
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        return wide;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + Math.ceil(wrapping.width(preferred)) + 1 + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset();
        double size = width < 0 ? preferred : fitting(inner, Double.MAX_VALUE);
        return snappedTopInset() + Math.ceil(wrapping.height(size, inner)) + snappedBottomInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        if (width <= 0 || height <= 0) {
            return;
        }
        double size = fitting(width, height);
        text.setFont(Typeface.letters(words, font).apply(size));
        text.setText(String.join("\n", broken(size, width)));
        var bounds = text.getLayoutBounds();
        text.relocate(
                Math.rint(left + across(width - bounds.getWidth())),
                Math.rint(top + Math.max(0, down(height - bounds.getHeight()))));
    }

    private double across(double free) {
        return switch (position.getHpos()) {
            case LEFT -> 0;
            case CENTER -> free / 2;
            case RIGHT -> free;
        };
    }

    private double down(double free) {
        return switch (position.getVpos()) {
            case TOP, BASELINE -> 0;
            case CENTER -> free / 2;
            case BOTTOM -> free;
        };
    }
}
