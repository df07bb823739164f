package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the staff's pages are made with: always the plain theme, whatever the survey wears.
record StaffKit(Panel panel, Typeface type, StaffWords words) {
    private static final double SIGN = 1;
    private static final double STATE = 1.05;

    static StaffKit of(Panel panel, StaffWords words) {
        return new StaffKit(panel, Typeface.of(Theme.PLAIN.font()), words);
    }

    FitText strong(String text, double size) {
        return new FitText(text, type::strong, size, Pos.CENTER_LEFT);
    }

    FitText plain(String text, double size) {
        return new FitText(text, type::regular, size, Pos.CENTER_LEFT);
    }

    FitText centred(String text, double size) {
        return FitText.centred(text, type::medium, size);
    }

    FitText help(String key) {
        return FitText.centred(words.of(key), type::regular, panel.small() * 1.1)
                .styled("muted");
    }

    Tap button(String id, String text, String style, Runnable action) {
        FitText label = centred(text, panel.label());
        label.setPadding(new Insets(0, panel.gap(), 0, panel.gap()));
        return new Tap(id, text, style, action, label);
    }

    /// A tile with a name and, below it, how things stand.
    Tap tile(String id, String name, String state, Runnable action) {
        return tile(id, name, state, Mood.PLAIN, action);
    }

    /// The same with a sign where somebody should care.
    Tap tile(String id, String name, String state, Mood mood, Runnable action) {
        FitText title = FitText.centred(name, type::strong, panel.label() * 0.95);
        boolean bad = mood == Mood.BAD;
        FitText below = FitText.centred(state, bad ? type::medium : type::regular, panel.small() * STATE)
                .styled("muted");
        Icon sign = bad ? new Icon(Icon.WARNING, panel.small() * SIGN) : null;
        return new Tap(id, name + " " + state, "tile", action, new Two(panel, title, below, sign));
    }

    /// Equal cells that fill the room, in rows.
    static Region grid(double gap, int columns, List<? extends Node> cells) {
        return new Cells(gap, columns, cells);
    }

    /// Words above words.
    private static final class Two extends Region {
        private final Panel panel;
        private final FitText above;
        private final FitText below;
        private final @Nullable Icon sign;

        Two(Panel panel, FitText above, FitText below, @Nullable Icon sign) {
            this.panel = panel;
            this.above = above;
            this.below = below;
            this.sign = sign;
            setMouseTransparent(true);
            getChildren().addAll(above, below);
            if (sign != null) {
                getChildren().add(sign);
            }
        }

        @Override
        protected void layoutChildren() {
            double pad = panel.mm(1.2);
            double width = getWidth() - 2 * pad;
            double room = getHeight() - 2 * pad;
            boolean two = !below.words().isEmpty();
            double lower = two ? Math.min(room * 0.42, panel.small() * 2.6) : 0;
            double upper = Math.min(room - lower, two ? panel.label() * 2.4 : room);
            double top = pad + (room - upper - lower) / 2;
            above.resizeRelocate(pad, top, width, upper);
            if (sign == null) {
                below.resizeRelocate(pad, top + upper, width, lower);
                return;
            }
            double icon = Math.min(sign.getPrefWidth(), lower);
            double gap = pad * 0.6;
            double words = Math.min(below.prefWidth(-1), width - icon - gap);
            double x = (getWidth() - icon - gap - words) / 2;
            sign.resizeRelocate(x, top + upper + (lower - icon) / 2, icon, icon);
            below.resizeRelocate(x + icon + gap, top + upper, words, lower);
        }
    }

    private static final class Cells extends Region {
        private final double gap;
        private final int columns;

        Cells(double gap, int columns, List<? extends Node> cells) {
            this.gap = gap;
            this.columns = columns;
            getChildren().addAll(cells);
        }

        @Override
        protected void layoutChildren() {
            int rows = Math.ceilDiv(getChildren().size(), columns);
            double width = (getWidth() - gap * (columns - 1)) / columns;
            double height = (getHeight() - gap * (rows - 1)) / rows;
            for (int i = 0; i < getChildren().size(); i++) {
                double x = i % columns * (width + gap);
                double y = Math.floorDiv(i, columns) * (height + gap);
                getChildren().get(i).resizeRelocate(x, y, width, height);
            }
        }
    }
}
