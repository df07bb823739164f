package fi.hymy.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// The name of something to write above what is written, and a pen beside.
final class FieldRow extends Region {
    private static final double NAME_LINE = 0.4;
    private static final double PEN = 1.1;

    private final Panel panel;
    private final FitText name;
    private final FitText value;
    private final Icon pen;

    FieldRow(Brush brush, String name, FitText value) {
        this.panel = brush.panel();
        this.name = new FitText(name, brush.type()::regular, panel.small(), Pos.CENTER_LEFT).styled("muted");
        this.value = value;
        this.pen = new Icon(Icon.PEN, panel.label() * PEN);
        setMouseTransparent(true);
        getChildren().addAll(this.name, value, pen);
    }

    /// The size of these words as the value in a row of this size.
    static double fitting(FitText words, Panel panel, double width, double height) {
        return words.fitting(valueWidth(panel, width), valueHeight(panel, height));
    }

    private static double valueWidth(Panel panel, double width) {
        return width - panel.label() * PEN - 3 * panel.gap();
    }

    private static double valueHeight(Panel panel, double height) {
        return height * (1 - NAME_LINE) - panel.mm(1.6);
    }

    @Override
    protected void layoutChildren() {
        double pad = panel.gap();
        double icon = pen.getPrefWidth();
        double rest = valueWidth(panel, getWidth());
        double line = getHeight() * NAME_LINE;
        name.resizeRelocate(pad, panel.mm(0.8), rest, line);
        value.resizeRelocate(pad, line + panel.mm(0.8), rest, valueHeight(panel, getHeight()));
        pen.resizeRelocate(getWidth() - pad - icon, (getHeight() - icon) / 2, icon, icon);
    }
}
