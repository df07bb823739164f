package fi.hymy.kiosk.screen;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;

/// A way across the glass, as the eye sees it.
///
/// @param across 1 to the right, -1 to the left, 0 neither
/// @param down 1 down, -1 up, 0 neither
/// @param step in reading order, where nothing lies further that way in the same row
record Direction(int across, int down, int step) {
    /// How much more a step aside counts than one ahead.
    private static final double ASIDE = 0.35;

    static Direction of(FocusMove move, boolean rightToLeft) {
        return switch (move) {
            case UP -> new Direction(0, -1, -1);
            case DOWN -> new Direction(0, 1, 1);
            case LEFT -> new Direction(-1, 0, rightToLeft ? 1 : -1);
            case RIGHT -> new Direction(1, 0, rightToLeft ? -1 : 1);
            case PREVIOUS -> new Direction(0, 0, -1);
            case NEXT, ACTIVATE, BACK -> new Direction(0, 0, 1);
        };
    }

    /// The nearest that way, else the next in reading order.
    Tap from(Tap here, List<Tap> targets) {
        Bounds start = bounds(here);
        return targets.stream()
                .filter(tap -> tap != here && ahead(start, bounds(tap)))
                .min(Comparator.comparingDouble(tap -> distance(start, bounds(tap))))
                .orElseGet(() -> targets.get(Math.floorMod(targets.indexOf(here) + step, targets.size())));
    }

    private boolean ahead(Bounds from, Bounds to) {
        if (down != 0) {
            return down * (to.getCenterY() - from.getCenterY()) > Math.min(from.getHeight(), to.getHeight()) / 2;
        }
        boolean sameRow =
                Math.abs(to.getCenterY() - from.getCenterY()) < Math.max(from.getHeight(), to.getHeight()) / 2;
        return sameRow && across * (to.getCenterX() - from.getCenterX()) > 1;
    }

    private double distance(Bounds from, Bounds to) {
        double x = Math.abs(to.getCenterX() - from.getCenterX());
        double y = Math.abs(to.getCenterY() - from.getCenterY());
        return down != 0 ? y + x * ASIDE : x + y * ASIDE;
    }

    private static Bounds bounds(Tap tap) {
        return tap.localToScene(tap.getLayoutBounds());
    }
}
