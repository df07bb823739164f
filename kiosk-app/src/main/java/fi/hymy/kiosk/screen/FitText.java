package fi.hymy.kiosk.screen;

import java.util.function.DoubleFunction;
import javafx.geometry.HPos;
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
    private static final double LINES_APART = 1.9;
    private static final int BALANCING_STEPS = 7;

    private final Text text = new Text();
    private final Text probe = new Text();
    private final DoubleFunction<Font> font;
    private final Pos position;
    private double preferred;

    /// @param preferred size in pixels when there is room
    FitText(String words, DoubleFunction<Font> font, double preferred, Pos position) {
        this.font = font;
        this.preferred = preferred;
        this.position = position;
        text.setText(words);
        text.setTextOrigin(VPos.TOP);
        text.setTextAlignment(
                switch (position.getHpos()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        text.setBoundsType(TextBoundsType.LOGICAL);
        text.getStyleClass().add("text");
        probe.setBoundsType(TextBoundsType.LOGICAL);
        setMouseTransparent(true);
        getChildren().add(text);
    }

    static FitText centred(String words, DoubleFunction<Font> font, double preferred) {
        return new FitText(words, font, preferred, Pos.CENTER);
    }

    static FitText leading(String words, DoubleFunction<Font> font, double preferred) {
        return new FitText(words, font, preferred, Pos.CENTER_LEFT);
    }

    FitText styled(String styleClass) {
        text.getStyleClass().add(styleClass);
        return this;
    }

    void setWords(String words) {
        text.setText(words);
        requestLayout();
    }

    String words() {
        return text.getText();
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
        return size;
    }

    private boolean fits(double size, double width, double height) {
        probe.setFont(font.apply(size));
        if (size > SMALLEST_WHOLE && !wordsFit(width)) {
            return false;
        }
        probe.setText(text.getText());
        probe.setWrappingWidth(Math.max(1, Math.floor(width)));
        return probe.getLayoutBounds().getHeight() <= height;
    }

    private boolean wordsFit(double width) {
        probe.setWrappingWidth(0);
        for (String word : text.getText().split("\\s+")) {
            probe.setText(word);
            if (probe.getLayoutBounds().getWidth() > width) {
                return false;
            }
        }
        return true;
    }

    private double heightAt(double size, double width) {
        probe.setFont(font.apply(size));
        probe.setText(text.getText());
        probe.setWrappingWidth(width < 0 ? 0 : Math.max(1, Math.floor(width)));
        return Math.ceil(probe.getLayoutBounds().getHeight());
    }

    /// The narrowest width at which the text needs no more lines: so that no word stands alone on the last one.
    private double balanced(double size, double width) {
        double wide = Math.floor(width);
        double height = heightAt(size, wide);
        if (height < size * LINES_APART) {
            return wide;
        }
        double narrow = wide / 2;
        for (int i = 0; i < BALANCING_STEPS; i++) {
            double middle = (narrow + wide) / 2;
            if (heightAt(size, middle) > height || !fits(size, middle, height)) {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        return Math.ceil(wide);
    }

    @Override
    protected double computePrefWidth(double height) {
        probe.setFont(font.apply(preferred));
        probe.setText(text.getText());
        probe.setWrappingWidth(0);
        return snappedLeftInset() + Math.ceil(probe.getLayoutBounds().getWidth()) + 1 + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
        double size = inner < 0 ? preferred : fitting(inner, Double.MAX_VALUE);
        return snappedTopInset() + heightAt(size, inner) + snappedBottomInset();
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
        text.setFont(font.apply(size));
        double narrow = position.getHpos() == HPos.CENTER ? balanced(size, width) : Math.floor(width);
        text.setWrappingWidth(narrow);
        double free = height - text.getLayoutBounds().getHeight();
        double down =
                switch (position.getVpos()) {
                    case TOP, BASELINE -> 0;
                    case CENTER -> free / 2;
                    case BOTTOM -> free;
                };
        text.relocate(left + Math.floor((width - narrow) / 2), top + Math.max(0, Math.round(down)));
    }
}
