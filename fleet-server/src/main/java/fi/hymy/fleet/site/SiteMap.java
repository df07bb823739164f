package fi.hymy.fleet.site;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The sites as dots, drawn to scale without a map behind them: nothing is asked of any server but this one.
///
/// Those that lack something come last, and so lie on top.
///
/// @param missing how many sites have no position
record SiteMap(List<Dot> dots, int missing) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 700;
    private static final int MARGIN = 60;
    private static final double LEAST_SPAN = 0.02;
    private static final int LABEL = 48;
    private static final int MANY = 100;

    /// @param x in units of the picture, as text for SVG
    record Dot(EstateView.SiteRow row, String x, String y) {
        /// The worst that is true of a kiosk there: the colour and the shape of the dot.
        String tone() {
            return row.node().worst().tone();
        }

        boolean lacks() {
            return !row.lacks().isEmpty();
        }

        /// Whether its name stands to the left of it, so that it stays in the picture.
        boolean leans() {
            return Double.parseDouble(x) > WIDTH / 2.0;
        }

        /// Its name, cut where half the picture would not hold it.
        String label() {
            String name = row.place().name();
            return name.length() <= LABEL ? name : name.substring(0, LABEL - 1).strip() + "…";
        }
    }

    /// Degrees of longitude are as narrow as they are in the middle of the picture.
    static SiteMap of(List<EstateView.SiteRow> rows) {
        List<EstateView.SiteRow> known = rows.stream()
                .filter(row -> row.place().details().position() != null)
                .toList();
        var latitudes = known.stream().mapToDouble(SiteMap::latitude).summaryStatistics();
        double middle = (latitudes.getMin() + latitudes.getMax()) / 2;
        double narrow = Math.max(0.1, Math.cos(Math.toRadians(middle)));
        var across = known.stream().mapToDouble(row -> longitude(row) * narrow).summaryStatistics();
        double span = Math.max(
                LEAST_SPAN,
                Math.max(
                        latitudes.getMax() - latitudes.getMin(),
                        (across.getMax() - across.getMin()) * (HEIGHT - 2 * MARGIN) / (WIDTH - 2 * MARGIN)));
        double scale = (HEIGHT - 2 * MARGIN) / span;
        double centre = (across.getMin() + across.getMax()) / 2;
        List<Dot> dots = known.stream()
                .map(row -> new Dot(
                        row,
                        text(WIDTH / 2.0 + (longitude(row) * narrow - centre) * scale),
                        text(HEIGHT / 2.0 - (latitude(row) - middle) * scale)))
                .sorted(Comparator.comparing(Dot::lacks)
                        .thenComparingInt(dot -> -dot.row().node().worst().rank()))
                .toList();
        return new SiteMap(dots, rows.size() - known.size());
    }

    /// Many dots are smaller, so that neighbours do not hide each other.
    String scale() {
        return dots.size() > MANY ? "0.5" : "1";
    }

    private static double latitude(EstateView.SiteRow row) {
        return row.place().details().onMap().map(MapPosition::latitude).orElse(0.0);
    }

    private static double longitude(EstateView.SiteRow row) {
        return row.place().details().onMap().map(MapPosition::longitude).orElse(0.0);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
