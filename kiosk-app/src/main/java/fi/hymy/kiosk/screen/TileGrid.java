package fi.hymy.kiosk.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Tiles of one size in as many columns as suit their words. Where not all of them fit at a size for fingers and eyes,
/// they come on leaves of whole rows, with two large arrows beside them that tell how many more there are.
final class TileGrid extends Region {
    private static final int MOST_COLUMNS = 4;
    private static final double NARROWEST_MM = 36;
    private static final double WIDEST_MM = 140;
    private static final double WIDEST_ON_LEAF_MM = 190;
    private static final double TALLEST = 1.7;
    private static final double TALLEST_ON_TALL = 2.3;
    private static final double TALLEST_WITH_PICTURE = 3.2;
    private static final double TALLEST_WITH_PICTURE_ON_TALL = 4;
    /// Of the panel's height, what is usually left for an answer.
    private static final double ROOM = 0.5;
    private static final double ROOM_ON_TALL = 0.4;
    /// The same where there is nothing but a question of one line beside it.
    private static final double MOST_ROOM = 0.55;
    /// The picture says most of it.
    static final double READABLE_WITH_PICTURE = 0.9;
    private static final double LIKED_SHAPE = 3.4;
    private static final double LIKED_WITH_PICTURE = 1.3;
    /// Of pictures side by side on a tall panel, beyond which they are small.
    private static final int PICTURES_ABREAST = 2;
    private static final double NARROW = 2;
    /// Of a full leaf of tiles, which is worth more than letters a little larger.
    private static final double LEAF = 8;
    /// Of a tile that has a leaf to itself: it looks forgotten.
    private static final double ALONE = 6;
    private static final double UNEVEN = 0.5;
    /// Of what a finger and an eye should have: nobody notices so little, and a row more finds room.
    private static final double NEARLY = 0.975;
    /// How much larger letters must be on a small panel, whatever is wished: nobody can compare one choice to a leaf.
    private static final double MOST_IN_LITTLE_ROOM = FitText.larger(8);
    /// What a picture twice as high is worth.
    private static final double PICTURE = 2;

    private final Panel panel;
    private final List<Tap> taps;
    private final List<Tile> tiles;
    private final LeafArrows arrows;
    private final Map<Room, Plan> plans = new HashMap<>();
    /// How many are on a leaf.
    private int each = 1;
    private int leaf;

    /// @param taps one for each tile, with the tile in it
    TileGrid(Brush brush, List<Tap> taps, List<Tile> tiles) {
        this.panel = brush.panel();
        this.taps = List.copyOf(taps);
        this.tiles = List.copyOf(tiles);
        this.arrows = new LeafArrows(brush, this::turn);
        getChildren().addAll(taps);
        getChildren().add(arrows);
        count();
    }

    /// @param columns at least 1
    /// @param rows of one leaf
    /// @param each how many tiles are on a leaf
    /// @param letters size of the words, in pixels
    /// @param needed height of a tile with these letters
    private record Plan(int columns, int rows, int each, double width, double height, double letters, double needed) {}

    private record Room(double width, double height) {}

    private void turn(int by) {
        leaf = Math.clamp(leaf + by, 0, leaves() - 1);
        count();
        requestLayout();
    }

    private int leaves() {
        return Math.ceilDiv(taps.size(), each);
    }

    private void count() {
        arrows.show(leaf * each, Math.max(0, taps.size() - (leaf + 1) * each));
    }

    private double least() {
        return pictured() ? panel.target() * 1.5 : panel.target();
    }

    private double tallest() {
        return panel.finger() * mostFingers() * Math.max(1, panel.letters());
    }

    private double mostFingers() {
        if (panel.tall()) {
            return pictured() ? TALLEST_WITH_PICTURE_ON_TALL : TALLEST_ON_TALL;
        }
        return pictured() ? TALLEST_WITH_PICTURE : TALLEST;
    }

    private boolean pictured() {
        return tiles.stream().anyMatch(Tile::pictured);
    }

    private double readable() {
        double larger = panel.roomy() ? panel.letters() : Math.min(panel.letters(), MOST_IN_LITTLE_ROOM);
        double least = larger * panel.lettersOf(panel.leastAnswer());
        return pictured() ? least * READABLE_WITH_PICTURE : least;
    }

    private int mostColumns(double width) {
        return Math.clamp((long) ((width + panel.gap()) / (panel.mm(NARROWEST_MM) + panel.gap())), 1, MOST_COLUMNS);
    }

    /// All at once, else on leaves.
    private Plan plan(double width, double height) {
        return plans.computeIfAbsent(new Room(width, height), room -> compute(room.width(), room.height()));
    }

    private Plan compute(double width, double height) {
        return atOnce(width, height).orElseGet(() -> leaves(width - arrows.prefWidth(-1) - panel.gap(), height));
    }

    private Optional<Plan> atOnce(double width, double height) {
        Plan best = null;
        for (int columns = 1; columns <= mostColumns(width); columns++) {
            int rows = Math.ceilDiv(tiles.size(), columns);
            Plan plan = plan(columns, rows, tiles.size(), width, height);
            if (plan.height() >= least() * NEARLY && plan.letters() >= readable() * NEARLY) {
                best = best == null || score(plan) > score(best) ? plan : best;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The fewest leaves on which all words can be read.
    private Plan leaves(double width, double height) {
        Plan best = plan(1, 1, 1, width, height);
        int mostRows = Math.max(1, (int) ((height + panel.gap()) / (least() * NEARLY + panel.gap())));
        for (int columns = 1; columns <= mostColumns(width); columns++) {
            for (int rows = 1; rows <= mostRows; rows++) {
                int leaves = Math.ceilDiv(tiles.size(), columns * rows);
                int lines = Math.ceilDiv(Math.ceilDiv(tiles.size(), leaves), columns);
                Plan plan = plan(columns, lines, columns * lines, width, height);
                best = leafScore(plan) > leafScore(best) ? plan : best;
            }
        }
        return best;
    }

    private double leafScore(Plan plan) {
        double unreadable = Math.max(0, readable() * NEARLY - plan.letters()) / readable();
        int leaves = Math.ceilDiv(tiles.size(), plan.each());
        int last = tiles.size() - (leaves - 1) * plan.each();
        double uneven = (leaves > 1 && last == 1 ? ALONE : 0) + (plan.each() - last) * UNEVEN;
        return score(plan) - LEAF * leaves - uneven - 1000 * unreadable;
    }

    private Plan plan(int columns, int rows, int each, double room, double height) {
        double widest = panel.mm(each < tiles.size() ? WIDEST_ON_LEAF_MM : WIDEST_MM);
        double width = Math.min((room - panel.gap() * (columns - 1)) / columns, widest);
        double cell = Math.min((height - panel.gap() * (rows - 1)) / rows, tallest());
        double letters = tiles.stream()
                .mapToDouble(tile -> tile.fitting(panel.label(), width, cell))
                .min()
                .orElse(panel.label());
        double needed = tiles.stream()
                .mapToDouble(tile -> tile.needed(letters, width))
                .max()
                .orElse(0);
        return new Plan(columns, rows, each, width, cell, letters, needed);
    }

    private double likedShape() {
        return pictured() ? LIKED_WITH_PICTURE : LIKED_SHAPE;
    }

    /// Large letters first, then full rows, then a pleasant shape.
    private double score(Plan plan) {
        int empty = plan.columns() * plan.rows() - plan.each();
        return plan.letters() / panel.label() * 10
                - empty * (pictured() ? 2 : 1.1)
                - (pictured() && panel.tall() ? Math.max(0, plan.columns() - PICTURES_ABREAST) * NARROW : 0)
                + (pictured() ? PICTURE * Math.log(smallestPicture(plan) / panel.target()) / Math.log(2) : 0)
                - Math.abs(Math.log(plan.width() / plan.height() / likedShape()));
    }

    /// The least height of a picture in it.
    private double smallestPicture(Plan plan) {
        return tiles.stream()
                .mapToDouble(tile -> tile.pictureHeight(plan.letters(), plan.width(), plan.height()))
                .min()
                .orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        Plan plan = plan(width, panel.height() * (panel.tall() ? ROOM_ON_TALL : ROOM));
        if (plan.each() < tiles.size()) {
            Plan larger = plan(width, panel.height() * MOST_ROOM);
            plan = larger.each() == tiles.size() ? larger : plan;
        }
        int rows = plan.rows();
        double usual = pictured() ? (panel.tall() ? TALLEST_WITH_PICTURE_ON_TALL : 2.6) : rows == 1 ? 1.5 : 1.3;
        double each = Math.max(panel.finger() * usual, plan.needed());
        double wanted = rows * each + (rows - 1) * panel.gap();
        // What shows at once does so in the height that is asked for too.
        boolean fewer = plan(width, wanted).each() < plan.each();
        return fewer ? rows * plan.height() + (rows - 1) * panel.gap() : wanted;
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = Math.min(2, Math.ceilDiv(tiles.size(), mostColumns(width)));
        return rows * least() + (rows - 1) * panel.gap();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Plan plan = plan(getWidth(), getHeight());
        if (plan.each() != each) {
            each = plan.each();
            leaf = Math.clamp(leaf, 0, leaves() - 1);
            count();
        }
        double room = leaves() == 1 ? getWidth() : getWidth() - arrows.prefWidth(-1) - panel.gap();
        tiles.forEach(tile -> tile.words().limit(plan.letters()));
        if (pictured()) {
            double words = tiles.stream()
                    .mapToDouble(tile -> tile.wordsBelow(plan.letters(), plan.width(), plan.height()))
                    .max()
                    .orElse(0);
            tiles.forEach(tile -> tile.leaveForWords(words));
        }
        int first = leaf * plan.each();
        for (int i = 0; i < taps.size(); i++) {
            boolean here = i >= first && i < first + plan.each();
            taps.get(i).setVisible(here);
            if (here) {
                place(taps.get(i), i - first, Math.min(plan.each(), taps.size() - first), plan, room);
            }
        }
        arrows.setVisible(leaves() > 1);
        double high = Math.min(getHeight(), Math.max(used(plan), 2 * panel.finger() + panel.gap()));
        arrows.resizeRelocate(room + panel.gap(), (getHeight() - high) / 2, arrows.prefWidth(-1), high);
    }

    private double used(Plan plan) {
        return plan.rows() * plan.height() + (plan.rows() - 1) * panel.gap();
    }

    private void place(Tap tap, int index, int count, Plan plan, double room) {
        int row = index / plan.columns();
        boolean leaves = plan.each() < taps.size();
        int rows = Math.ceilDiv(count, plan.columns());
        int inRow = row < rows - 1 || leaves ? plan.columns() : count - row * plan.columns();
        double x = AnswerPane.start(index % plan.columns(), inRow, plan.width(), panel.gap(), room);
        double y = (getHeight() - used(plan)) / 2 + row * (plan.height() + panel.gap());
        tap.resizeRelocate(x, y, plan.width(), plan.height());
    }
}
