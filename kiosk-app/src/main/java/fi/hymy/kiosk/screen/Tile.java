package fi.hymy.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What stands in a tile: words, with a mark before them or a picture above them, if any; with both,
/// the mark is in the upper corner.
final class Tile extends Region {
    /// From this width, as a multiple of the height, a picture stands beside the words.
    private static final double WIDE = 2.2;
    /// Of the width, what a picture beside the words has at most.
    private static final double MOST_BESIDE = 0.4;

    /// Of the radius: what lies so far from both edges is within the corner.
    private static final double IN_CORNER = 0.45;
    private static final double PIXELS_PER_MM_AT_160_DPI = 160 / 25.4;

    private final Panel panel;
    private final double corner;
    private final FitText words;
    /// What it said at first, to be measured only: the size of all tiles does not hang on what somebody wrote.
    private final FitText measured;
    private final @Nullable Region mark;
    private final @Nullable ImageView picture;
    /// Height of the words below the picture, where it has all the rest; zero for its usual share.
    private double below;

    private Tile(Brush brush, FitText words, FitText measured, @Nullable Region mark, @Nullable Image picture) {
        this.panel = brush.panel();
        this.corner = panel.mm(brush.look().cornerRadius() / PIXELS_PER_MM_AT_160_DPI);
        this.words = words;
        this.measured = measured;
        this.mark = mark;
        this.picture = picture == null ? null : new ImageView(picture);
        setMouseTransparent(true);
        getChildren().add(words);
        if (mark != null) {
            getChildren().add(mark);
        }
        if (this.picture != null) {
            words.styled("pictured");
            this.picture.setPreserveRatio(true);
            this.picture.setSmooth(true);
            getChildren().add(this.picture);
        }
    }

    static Tile plain(Brush brush, String words, @Nullable Image picture) {
        return new Tile(brush, brush.label(words), brush.label(words), null, picture);
    }

    static Tile marked(Brush brush, String words, Region mark, @Nullable Image picture) {
        FitText text = brush.at(Pos.CENTER_LEFT, words, brush.panel().label());
        return new Tile(brush, text, brush.label(words), mark, picture);
    }

    FitText words() {
        return words;
    }

    /// The largest letters, at most so large, with which the words fit a tile of this size.
    double fitting(double most, double width, double height) {
        measured.limit(most);
        return measured.fitting(wordsWidth(width, height), wordsHeight(width, height));
    }

    /// The height of a tile of this width with letters of this size; zero where a picture says how high it is.
    double needed(double letters, double width) {
        return picture == null ? measured.height(letters, wordsWidth(width, letters * 2)) + 2 * panel.mm(1.2) : 0;
    }

    boolean pictured() {
        return picture != null;
    }

    /// The height that words below a picture take with letters of this size; zero where they stand beside it.
    double wordsBelow(double letters, double width, double height) {
        return picture == null || beside(width, height)
                ? 0
                : Math.min(
                        wordsHeight(width, height),
                        measured.height(letters, wordsWidth(width, height)) + panel.mm(1.2));
    }

    /// Lets the picture have what words of this height leave over: beside each other, tiles have pictures of one size.
    void leaveForWords(double height) {
        below = height;
        requestLayout();
    }

    /// The height of the picture in a tile of this size with letters of this size.
    double pictureHeight(double letters, double width, double height) {
        Image image = picture == null ? null : picture.getImage();
        if (image == null) {
            return 0;
        }
        double room = height - 2 * panel.mm(1.2);
        double wide = beside(width, height) ? pictureWidth(width, height) : width - 2 * besidePicture();
        double high = beside(width, height) ? room : room - wordsBelow(letters, width, height);
        return Math.max(1, Math.min(high, wide * image.getHeight() / image.getWidth()));
    }

    /// What is free at either side of a picture above its words.
    private double besidePicture() {
        return mark == null ? panel.mm(1.6) : cornerInset() + markSize() + panel.mm(1.2);
    }

    /// Room for the words in a tile of this size.
    private double wordsWidth(double width, double height) {
        double mark = this.mark == null || cornered(width, height) ? 0 : markSize() + padding();
        return width - 2 * padding() - mark - (beside(width, height) ? pictureWidth(width, height) + padding() : 0);
    }

    private double wordsHeight(double width, double height) {
        double room = height - 2 * panel.mm(1.2);
        return picture == null || beside(width, height) ? room : room * (1 - pictureShare());
    }

    /// Whether the picture stands beside the words, as it does in a wide tile, where it can be larger so.
    private boolean beside(double width, double height) {
        return picture != null && width > height * WIDE;
    }

    /// Whether the mark is in the upper corner, the words being in the middle below a picture.
    private boolean cornered(double width, double height) {
        return mark != null && picture != null && !beside(width, height);
    }

    /// From the tile's edges, within its round corner.
    private double cornerInset() {
        return Math.max(padding(), corner * IN_CORNER);
    }

    private double pictureWidth(double width, double height) {
        Image image = picture == null ? null : picture.getImage();
        double whole = image == null ? 0 : (height - 2 * panel.mm(1.2)) * image.getWidth() / image.getHeight();
        return Math.min(whole, width * MOST_BESIDE);
    }

    private double pictureShare() {
        return panel.compact() || panel.tall() ? 0.56 : 0.63;
    }

    private double padding() {
        return mark == null ? panel.gap() : panel.gap() * 0.75;
    }

    private double markSize() {
        return Math.min(panel.label() * 1.05, panel.mm(12));
    }

    @Override
    protected void layoutChildren() {
        double top = panel.mm(1.2);
        double left = padding();
        boolean beside = beside(getWidth(), getHeight());
        if (picture != null && beside) {
            double wide = pictureWidth(getWidth(), getHeight());
            fit(picture, wide, getHeight() - 2 * top);
            place(picture, left, top, wide, getHeight() - 2 * top);
            left += wide + padding();
        } else if (picture != null) {
            double whole = getHeight() - 2 * top;
            double room = below > 0 ? whole - below : whole * pictureShare();
            fit(picture, getWidth() - 2 * besidePicture(), room - panel.mm(0.4));
            place(picture, 0, top + panel.mm(0.4), getWidth(), room - panel.mm(0.4));
            top += room;
        }
        double height = picture == null || beside || below == 0 ? wordsHeight(getWidth(), getHeight()) : below;
        boolean cornered = cornered(getWidth(), getHeight());
        if (mark != null && cornered) {
            mark.resizeRelocate(cornerInset(), cornerInset(), markSize(), markSize());
            words.stand(Pos.CENTER);
        } else if (mark != null) {
            words.stand(Pos.CENTER_LEFT);
            double size = markSize();
            mark.resizeRelocate(left, top + (height - size) / 2, size, size);
            left += size + padding();
        }
        words.resizeRelocate(left, top, wordsWidth(getWidth(), getHeight()), height);
    }

    private static void fit(ImageView view, double width, double height) {
        view.setFitWidth(Math.max(1, width));
        view.setFitHeight(Math.max(1, height));
    }

    private static void place(Node node, double x, double y, double width, double height) {
        var bounds = node.getLayoutBounds();
        node.relocate(x + (width - bounds.getWidth()) / 2, y + (height - bounds.getHeight()) / 2);
    }
}
