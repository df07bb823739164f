package fi.hymy.kiosk.screen;

import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Words with a small drawing before or after them, in the middle of whatever room there is; the words shrink.
final class IconLabel extends Region {
    private static final double ICON = 1.05;

    private final Panel panel;
    private final FitText words;
    /// The same, to be measured only, whatever size it has on the glass.
    private final FitText measured;
    private final double size;
    private final @Nullable Icon before;
    private final @Nullable Icon after;

    /// @param size of the letters when there is room
    IconLabel(
            Panel panel,
            String words,
            DoubleFunction<Font> font,
            double size,
            @Nullable String before,
            @Nullable String after) {
        this.panel = panel;
        this.size = size;
        this.words = new FitText(words, font, size, Pos.CENTER);
        this.measured = new FitText(words, font, size, Pos.CENTER);
        this.before = before == null ? null : new Icon(before, size * ICON);
        this.after = after == null ? null : new Icon(after, size * ICON);
        setMouseTransparent(true);
        getChildren().add(this.words);
        for (Icon icon : new @Nullable Icon[] {this.before, this.after}) {
            if (icon != null) {
                getChildren().add(icon);
            }
        }
    }

    private double icons() {
        return (before == null ? 0 : size * ICON + gap()) + (after == null ? 0 : size * ICON + gap());
    }

    private double gap() {
        return panel.mm(1.2);
    }

    @Override
    protected double computePrefWidth(double height) {
        return measured.prefWidth(-1) + icons() + 2 * panel.gap() * 1.1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return measured.prefHeight(-1);
    }

    private double pad(double width) {
        return Math.min(panel.gap() * 1.1, width * 0.1);
    }

    private double high(double height) {
        return height - 2 * panel.mm(0.8);
    }

    /// The largest letters with which the words fit into so much room.
    double fitting(double width, double height) {
        return measured.fitting(width - 2 * pad(width) - icons(), high(height));
    }

    /// Sets what its letters never exceed: so that words side by side have one size.
    void limit(double letters) {
        words.limit(Math.min(size, letters));
    }

    @Override
    protected void layoutChildren() {
        double pad = pad(getWidth());
        double room = getWidth() - 2 * pad - icons();
        double text = Math.min(words.prefWidth(-1), room);
        double x = pad + (room - text) / 2;
        double icon = size * ICON;
        if (before != null) {
            before.resizeRelocate(x, (getHeight() - icon) / 2, icon, icon);
            x += icon + gap();
        }
        words.resizeRelocate(x, panel.mm(0.8), text, high(getHeight()));
        if (after != null) {
            after.resizeRelocate(x + text + gap(), (getHeight() - icon) / 2, icon, icon);
        }
    }
}
