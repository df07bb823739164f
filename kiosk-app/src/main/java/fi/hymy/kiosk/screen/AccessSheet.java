package fi.hymy.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// Switches for how the screen looks and sounds, laid over the page. Each shows at once what it does.
final class AccessSheet extends Region {
    static final String ID = "access-sheet";
    private static final double WIDEST_MM = 150;

    private final Panel panel;
    private final FitText title;
    private final List<Tap> rows = new ArrayList<>();
    private final Tap done;

    AccessSheet(Brush brush) {
        this.panel = brush.panel();
        Access access = brush.access();
        Preferences now = access.preferences();
        title = FitText.centred(brush.words().of("access.title"), brush.type()::strong, panel.title() * 0.8);
        row(brush, "contrast", Icon.CONTRAST, now.contrast(), () -> access.prefer(now.contrast(!now.contrast())));
        row(brush, "large", Icon.LARGER, now.large(), () -> access.prefer(now.large(!now.large())));
        if (access.speaks(brush.words().language())) {
            row(brush, "speech", Icon.SPEAKER, now.speech(), () -> access.prefer(now.speech(!now.speech())));
        }
        FitText word = FitText.centred(brush.words().of("done"), brush.type()::strong, panel.label() * 1.1);
        done = new Tap("access-done", word.words(), "primary", brush.overlay()::close, word);
        setId(ID);
        getStyleClass().add("backdrop");
        getChildren().add(title);
        getChildren().addAll(rows);
        getChildren().add(done);
    }

    private void row(Brush brush, String name, String icon, boolean on, Runnable action) {
        String words = brush.words().of(name);
        String state = brush.words().of(on ? "on" : "off");
        var tap = new Tap(
                "access-" + name, words + ", " + state, "tile", action, new SwitchRow(brush, words, state, icon));
        tap.select(on);
        rows.add(tap);
    }

    @Override
    protected void layoutChildren() {
        double margin = panel.margin();
        double gap = panel.gap();
        double width = Math.min(getWidth() - 2 * margin, panel.mm(WIDEST_MM));
        double x = (getWidth() - width) / 2;
        double room = getHeight() - 2 * margin;
        double heading = Math.min(title.prefHeight(width), room * 0.22);
        int parts = rows.size() + 1;
        double each = Math.min(panel.target() * 1.1, (room - heading - gap * parts) / parts);
        double y = margin + Math.max(0, (room - heading - parts * (each + gap)) * 0.5);
        title.resizeRelocate(x, y, width, heading);
        y += heading + gap;
        for (Tap row : rows) {
            row.resizeRelocate(x, y, width, each);
            y += each + gap;
        }
        done.resizeRelocate(x, y, width, each);
    }
}
