package fi.hymy.kiosk.screen;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The end of the log, and the way up through it.
final class StaffLogPane extends Region {
    private static final int STEP = 12;

    private final Panel panel;
    private final StaffKit kit;
    private final List<String> lines;
    private final Region paper = new Region();
    private final Text text = new Text();
    private final Rectangle edge = new Rectangle();
    private final Tap older;
    private final Tap newer;
    private int skipped;

    StaffLogPane(StaffKit kit, List<String> lines) {
        this.kit = kit;
        this.panel = kit.panel();
        this.lines = lines;
        older = kit.button("staff-older", kit.words().of("older"), "outline", () -> move(STEP));
        newer = kit.button("staff-newer", kit.words().of("newer"), "outline", () -> move(-STEP));
        paper.getStyleClass().add("card");
        text.getStyleClass().add("text");
        text.setTextOrigin(VPos.TOP);
        text.setManaged(false);
        text.setClip(edge);
        getChildren().addAll(paper, text, older, newer);
        move(0);
    }

    private void move(int by) {
        skipped = Math.clamp(skipped + by, 0, Math.max(0, lines.size() - STEP));
        older.setDisable(skipped >= lines.size() - STEP);
        newer.setDisable(skipped == 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double bar = panel.target();
        double gap = panel.gap();
        double height = getHeight() - bar - gap;
        double pad = panel.mm(2);
        paper.resizeRelocate(0, 0, getWidth(), height);
        older.resizeRelocate(0, height + gap, (getWidth() - gap) / 2, bar);
        newer.resizeRelocate((getWidth() + gap) / 2, height + gap, (getWidth() - gap) / 2, bar);
        text.setWrappingWidth(getWidth() - 2 * pad);
        text.setFont(kit.type().regular(panel.small() * 0.72));
        fill(height - 2 * pad);
        text.relocate(pad, pad);
        edge.setWidth(getWidth() - 2 * pad);
        edge.setHeight(height - 2 * pad);
    }

    /// As many lines as fit, the newest at the bottom.
    private void fill(double room) {
        int end = lines.size() - skipped;
        if (lines.isEmpty()) {
            text.setText(kit.words().of("log.empty"));
            return;
        }
        int first = end - 1;
        text.setText(lines.get(first));
        while (first > 0) {
            String more = lines.get(first - 1) + "\n" + text.getText();
            String before = text.getText();
            text.setText(more);
            if (text.getLayoutBounds().getHeight() > room) {
                text.setText(before);
                break;
            }
            first--;
        }
    }
}
