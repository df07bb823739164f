package fi.hymy.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// What can be switched: a drawing, its name, its state in a word, and a box that is ticked or empty.
final class SwitchRow extends Region {
    private static final double STATE_SHARE = 0.2;

    private final Panel panel;
    private final Icon icon;
    private final FitText name;
    private final FitText state;
    private final Region mark;

    SwitchRow(Brush brush, String name, String state, String icon) {
        this.panel = brush.panel();
        this.icon = new Icon(icon, panel.label() * 1.6);
        this.name = brush.at(Pos.CENTER_LEFT, name, panel.label());
        this.state = new FitText(state, brush.type()::regular, panel.label() * 0.9, Pos.CENTER_RIGHT);
        this.mark = Mark.several(brush);
        setMouseTransparent(true);
        getChildren().addAll(this.icon, this.name, this.state, mark);
    }

    @Override
    protected void layoutChildren() {
        double pad = panel.gap();
        double edge = Math.min(icon.getPrefWidth(), getHeight() * 0.7);
        double box = Math.min(panel.label() * 1.5, getHeight() * 0.7);
        double says = getWidth() * STATE_SHARE;
        icon.resizeRelocate(pad, (getHeight() - edge) / 2, edge, edge);
        double end = getWidth() - pad - box;
        mark.resizeRelocate(end, (getHeight() - box) / 2, box, box);
        state.resizeRelocate(end - pad - says, 0, says, getHeight());
        double x = 2 * pad + edge;
        name.resizeRelocate(x, panel.mm(1), end - 2 * pad - says - x, getHeight() - panel.mm(2));
    }
}
