package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.screen.Preferences.Letters;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Switches for how the screen looks and sounds, laid over the page. Each shows at once what it does.
final class AccessSheet extends Region {
    static final String ID = "access-sheet";
    private static final double WIDEST_MM = 200;
    private static final double WIDEST_IN_ROOM_MM = 260;
    private static final double TALLEST = 1.1;
    private static final double TALLEST_IN_ROOM = 1.6;

    private final Panel panel;
    private final FitText title;
    private final @Nullable FitText hint;
    private final List<Region> rows = new ArrayList<>();
    private final Tap done;

    AccessSheet(Brush given) {
        // The words here do not grow so far that the switches leave the glass.
        this.panel = given.panel();
        Brush brush = given.spacious();
        Access access = brush.access();
        title = FitText.centred(
                brush.words().of("access.title"), brush.type()::strong, panel.title() * (panel.roomy() ? 1 : 0.8));
        hint = access.explores() ? brush.label(brush.words().of("explore")) : null;
        addRows(brush, access, access.preferences());
        FitText word = FitText.centred(
                brush.words().of("done"), brush.type()::strong, brush.panel().label() * 1.1);
        done = new Tap("access-done", word.words(), "primary", brush.overlay()::close, word);
        setId(ID);
        getStyleClass().add("backdrop");
        getChildren().add(title);
        if (hint != null) {
            getChildren().add(hint);
        }
        getChildren().addAll(rows);
        getChildren().add(done);
    }

    private void addRows(Brush brush, Access access, Preferences now) {
        String on = brush.words().of("on");
        String off = brush.words().of("off");
        row(
                brush,
                "contrast",
                Icon.CONTRAST,
                now.contrast(),
                now.contrast() ? on : off,
                () -> access.prefer(now.contrast(!now.contrast())));
        boolean large = now.letters() != Letters.USUAL;
        row(
                brush,
                "large",
                Icon.LARGER,
                large,
                large ? now.letters().percent() + " %" : off,
                () -> access.prefer(now.letters(now.letters().next())));
        if (access.speaks(brush.words().language())) {
            row(
                    brush,
                    "speech",
                    Icon.SPEAKER,
                    now.speech(),
                    now.speech() ? on : off,
                    () -> access.prefer(now.speech(!now.speech())));
            if (now.speech()) {
                rows.add(new VolumeRow(brush));
            }
        }
    }

    private void row(Brush brush, String name, String icon, boolean on, String state, Runnable action) {
        String words = brush.words().of(name);
        var tap = new Tap(
                "access-" + name, words + ", " + state, "tile", action, new SwitchRow(brush, words, state, icon));
        tap.select(on);
        rows.add(tap);
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double gap = panel.gap();
        double room = getHeight() - 2 * margin;
        double widest = Math.min(getWidth() - 2 * margin, panel.mm(panel.roomy() ? WIDEST_IN_ROOM_MM : WIDEST_MM));
        double heading = Math.min(title.prefHeight(widest), room * (hint == null ? 0.22 : 0.14));
        double help = hint == null ? 0 : Math.min(hint.prefHeight(widest), room * 0.16);
        double left = room - heading - help;
        // Where they would be smaller than a target, switches stand side by side.
        boolean narrow = edge(left, rows.size()) < panel.target();
        int columns = narrow ? 2 : 1;
        int lines = (rows.size() + columns - 1) / columns;
        double width = narrow ? getWidth() - 2 * margin : widest;
        double each = edge(left, lines);
        double x = (getWidth() - width) / 2;
        double y = margin + Math.max(0, (left - (lines + 1) * (each + gap)) * 0.5);
        title.resizeRelocate(x, y, width, heading);
        if (hint != null) {
            hint.resizeRelocate(x, y + heading, width, help);
        }
        y += heading + help + gap;
        double cell = (width - (columns - 1) * gap) / columns;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)
                    .resizeRelocate(
                            x + i % columns * (cell + gap), y + Math.floorDiv(i, columns) * (each + gap), cell, each);
        }
        done.resizeRelocate(x, y + lines * (each + gap), width, each);
    }

    /// Height of a switch, where there are so many lines of them and one to go on from.
    private double edge(double room, int lines) {
        double tallest = panel.target() * (panel.roomy() ? TALLEST_IN_ROOM : TALLEST);
        return Math.min(tallest, (room - panel.gap() * (lines + 1)) / (lines + 1));
    }
}
