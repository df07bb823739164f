package fi.hymy.kiosk.screen;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Tiles of one size in as many columns as suit their words; what does not fit comes on further leaves, which the last
/// tile turns.
final class TileGrid extends Region {
    private static final int MOST_COLUMNS = 4;
    private static final double NARROWEST_MM = 36;
    private static final double WIDEST_MM = 140;
    private static final double TALLEST = 1.7;
    private static final double TALLEST_WITH_PICTURE = 3.2;
    /// Rather than words smaller than this share of small letters, there are leaves.
    private static final double READABLE = 0.82;
    /// The picture says most of it.
    private static final double READABLE_WITH_PICTURE = 0.76;
    /// Of the least height, before there are leaves.
    private static final double SMALLER = 0.8;

    private static final double LIKED_SHAPE = 3.4;
    private static final double LIKED_WITH_PICTURE = 1.3;

    private final Panel panel;
    private final List<Tap> taps;
    private final List<Tile> tiles;
    private final Tap more;
    private final Tile moreTile;
    private final String moreWords;
    private int leaf;

    /// @param taps one for each tile, with the tile in it
    TileGrid(Brush brush, List<Tap> taps, List<Tile> tiles) {
        this.panel = brush.panel();
        this.taps = List.copyOf(taps);
        this.tiles = List.copyOf(tiles);
        this.moreWords = brush.words().of("more");
        var icon = new Icon(Icon.MORE, panel.label() * 1.2);
        this.moreTile = Tile.marked(brush, moreWords, icon, null);
        this.more = new Tap("more", moreWords, "outline", this::turn, moreTile);
        getChildren().addAll(taps);
        getChildren().add(more);
    }

    /// @param columns at least 1
    /// @param rows of one leaf
    /// @param letters size of the words, in pixels
    private record Plan(int columns, int rows, double width, double height, double letters, boolean leaves) {
        int places() {
            return columns * rows;
        }
    }

    private void turn() {
        leaf++;
        requestLayout();
    }

    private double least() {
        return pictured() ? panel.target() * 1.5 : panel.target();
    }

    private double tallest() {
        return panel.target() * (pictured() ? TALLEST_WITH_PICTURE : TALLEST);
    }

    private boolean pictured() {
        return tiles.stream().anyMatch(Tile::pictured);
    }

    private int mostColumns(double width) {
        return Math.clamp((long) ((width + panel.gap()) / (panel.mm(NARROWEST_MM) + panel.gap())), 1, MOST_COLUMNS);
    }

    /// All at once as large as fingers like it, or a little smaller, or on leaves.
    private Plan plan(double width, double height) {
        return atOnce(width, height, least())
                .or(() -> atOnce(width, height, least() * SMALLER))
                .orElseGet(() -> leaves(width, height));
    }

    private Optional<Plan> atOnce(double width, double height, double smallest) {
        Plan best = null;
        for (int columns = 1; columns <= mostColumns(width); columns++) {
            int rows = Math.ceilDiv(tiles.size(), columns);
            double cell = (height - panel.gap() * (rows - 1)) / rows;
            if (cell >= smallest) {
                Plan plan = plan(columns, rows, width, Math.min(cell, tallest()), false);
                best = best == null || score(plan) > score(best) ? plan : best;
            }
        }
        double readable = panel.small() * (pictured() ? READABLE_WITH_PICTURE : READABLE);
        return Optional.ofNullable(best).filter(plan -> plan.letters() >= readable);
    }

    private Plan leaves(double width, double height) {
        int columns = Math.min(mostColumns(width), 2);
        int rows = Math.max(1, (int) ((height + panel.gap()) / (least() + panel.gap())));
        double cell = (height - panel.gap() * (rows - 1)) / rows;
        int enough = rows * columns < 2 ? 2 : columns;
        return plan(enough, rows, width, cell, true);
    }

    private Plan plan(int columns, int rows, double room, double height, boolean leaves) {
        double width = Math.min((room - panel.gap() * (columns - 1)) / columns, panel.mm(WIDEST_MM));
        double letters = tiles.stream()
                .mapToDouble(tile -> fitting(tile, width, height))
                .min()
                .orElse(panel.label());
        return new Plan(columns, rows, width, height, letters, leaves);
    }

    private double fitting(Tile tile, double width, double height) {
        tile.words().limit(panel.label());
        return tile.words().fitting(tile.wordsWidth(width), tile.wordsHeight(height));
    }

    private double likedShape() {
        return pictured() ? LIKED_WITH_PICTURE : LIKED_SHAPE;
    }

    /// Large letters first, then full rows, then a pleasant shape.
    private double score(Plan plan) {
        int empty = plan.places() - tiles.size();
        return plan.letters() / panel.label() * 10
                - empty * 1.1
                - Math.abs(Math.log(plan.width() / plan.height() / likedShape()));
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = plan(width, panel.height() * 0.5).rows();
        double each =
                panel.target() * (pictured() ? (panel.tall() ? TALLEST_WITH_PICTURE : 2.6) : rows == 1 ? 1.5 : 1.3);
        return rows * each + (rows - 1) * panel.gap();
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = Math.min(3, Math.ceilDiv(tiles.size(), mostColumns(width)));
        return rows * least() + (rows - 1) * panel.gap();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Plan plan = plan(getWidth(), getHeight());
        int each = plan.leaves() ? plan.places() - 1 : plan.places();
        int leaves = Math.ceilDiv(taps.size(), each);
        leaf = leaf % leaves;
        moreTile.words().setWords("%s  %d/%d".formatted(moreWords, leaf + 1, leaves));
        tiles.forEach(tile -> tile.words().limit(plan.letters()));
        int first = leaf * each;
        for (int i = 0; i < taps.size(); i++) {
            boolean here = i >= first && i < first + each;
            taps.get(i).setVisible(here);
            if (here) {
                place(taps.get(i), i - first, Math.min(each, taps.size() - first), plan);
            }
        }
        more.setVisible(plan.leaves());
        if (plan.leaves()) {
            place(more, plan.places() - 1, plan.places(), plan);
        }
    }

    private void place(Tap tap, int index, int count, Plan plan) {
        int row = index / plan.columns();
        int rows = Math.ceilDiv(count, plan.columns());
        int inRow = row < rows - 1 || plan.leaves() ? plan.columns() : count - row * plan.columns();
        double x = AnswerPane.start(index % plan.columns(), inRow, plan.width(), panel.gap(), getWidth());
        double used = plan.rows() * plan.height() + (plan.rows() - 1) * panel.gap();
        double y = (getHeight() - used) / 2 + row * (plan.height() + panel.gap());
        tap.resizeRelocate(x, y, plan.width(), plan.height());
    }
}
