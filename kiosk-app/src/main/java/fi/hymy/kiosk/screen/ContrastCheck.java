package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.screen.Finding.Rule;
import fi.hymy.protocol.survey.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// Compares the colour of every text with the pixels around it: also over a picture, where no style sheet can tell.
final class ContrastCheck {
    private static final double LARGE = 3;
    /// WCAG 2.2: 14 pt bold or 18 pt, as millimetres.
    private static final double LARGE_MM = 4.94;
    /// Of the pixels around a text on something this share may be worse, for a neighbour may touch them.
    private static final double OUTLIERS = 0.5;
    /// Of the pixels around a text on a picture.
    private static final double OUTLIERS_ON_PICTURE = 0.15;
    private static final double SHORT_OF = 0.98;

    private final Panel panel;
    private final ScreenPicture picture;
    private final List<Finding> findings = new ArrayList<>();

    private ContrastCheck(Panel panel, ScreenPicture picture) {
        this.panel = panel;
        this.picture = picture;
    }

    static List<Finding> of(Parent root, Panel panel, ScreenPicture picture) {
        var check = new ContrastCheck(panel, picture);
        List<Node> layers = root.getChildrenUnmodifiable();
        check.walk(layers.getLast(), 1, false);
        return check.findings;
    }

    /// What is disabled is out of use: WCAG asks nothing of it.
    private void walk(Node node, double opacity, boolean on) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        double seen = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            compare(text, fill, seen, on ? OUTLIERS : OUTLIERS_ON_PICTURE);
        } else if (node instanceof Parent parent) {
            boolean above = on || node instanceof Tap;
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen, above));
        }
    }

    private void compare(Text text, Color fill, double opacity, double outliers) {
        int[] around = around(text.localToScene(text.getLayoutBounds()));
        double[] ratios = Arrays.stream(around)
                .mapToDouble(pixel -> ratio(new Colour(pixel & 0xFFFFFF), fill, opacity * fill.getOpacity()))
                .sorted()
                .toArray();
        if (ratios.length == 0) {
            return;
        }
        double ratio = ratios[(int) (ratios.length * outliers)];
        double needed = text.getFont().getSize() >= panel.mm(LARGE_MM) ? LARGE : Look.READABLE;
        if (ratio < needed * SHORT_OF) {
            String words = text.getText().lines().findFirst().orElse("");
            findings.add(new Finding(
                    Rule.CONTRAST, "“" + words + "”", String.format(Locale.ROOT, "%.1f of %.1f", ratio, needed)));
        }
    }

    private static double ratio(Colour behind, Color fill, double opacity) {
        var ink = new Colour((int) Math.round(fill.getRed() * 255) << 16
                | (int) Math.round(fill.getGreen() * 255) << 8
                | (int) Math.round(fill.getBlue() * 255));
        return Look.mix(ink, behind, opacity).contrast(behind);
    }

    /// The pixels on the frame around a text.
    private int[] around(Bounds place) {
        int left = (int) place.getMinX() - 1;
        int right = (int) place.getMaxX() + 1;
        int top = (int) place.getMinY();
        int bottom = (int) place.getMaxY();
        var pixels = new ArrayList<Integer>();
        for (int x = left; x <= right; x += 2) {
            add(pixels, x, top);
            add(pixels, x, bottom);
        }
        for (int y = top; y <= bottom; y += 2) {
            add(pixels, left, y);
            add(pixels, right, y);
        }
        return pixels.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(List<Integer> pixels, int x, int y) {
        if (x >= 0 && y >= 0 && x < picture.width() && y < picture.height()) {
            pixels.add(picture.pixel(x, y));
        }
    }
}
