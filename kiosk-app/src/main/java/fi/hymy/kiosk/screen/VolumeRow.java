package fi.hymy.kiosk.screen;

import javafx.scene.layout.Region;

/// How loud the voice is, with a button for softer and one for louder at its ends.
final class VolumeRow extends Region {
    private final Brush brush;
    private final Tap softer;
    private final Tap louder;
    private final FitText says;

    VolumeRow(Brush brush) {
        this.brush = brush;
        softer = step("softer", "−");
        louder = step("louder", "+");
        says = brush.label(words());
        getChildren().addAll(softer, says, louder);
        setPickOnBounds(false);
    }

    private Tap step(String name, String sign) {
        FitText drawn =
                FitText.centred(sign, brush.type()::strong, brush.panel().label() * 1.4);
        return new Tap("volume-" + name, brush.words().of(name), "tile", () -> turn(name.equals("louder")), drawn);
    }

    private void turn(boolean up) {
        Volume now = brush.access().volume();
        brush.access().volume(up ? now.louder() : now.softer());
        says.setWords(words());
    }

    private String words() {
        return brush.words().of("volume", brush.access().volume().step(), Volume.STEPS);
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double button = Math.min(Math.max(getHeight(), brush.panel().target()), getWidth() / 4);
        softer.resizeRelocate(0, 0, button, getHeight());
        says.resizeRelocate(button + gap, 0, Math.max(1, getWidth() - 2 * (button + gap)), getHeight());
        louder.resizeRelocate(getWidth() - button, 0, button, getHeight());
    }
}
