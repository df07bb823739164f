package fi.hymy.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What stands in a tile: words, with a mark before them or a picture above them, if any.
final class Tile extends Region {

    private final Panel panel;
    private final FitText words;
    private final @Nullable Region mark;
    private final @Nullable ImageView picture;

    private Tile(Panel panel, FitText words, @Nullable Region mark, @Nullable Image picture) {
        this.panel = panel;
        this.words = words;
        this.mark = mark;
        this.picture = picture == null ? null : new ImageView(picture);
        setMouseTransparent(true);
        getChildren().add(words);
        if (mark != null) {
            getChildren().add(mark);
        }
        if (this.picture != null) {
            this.picture.setPreserveRatio(true);
            this.picture.setSmooth(true);
            getChildren().add(this.picture);
        }
    }

    static Tile plain(Brush brush, String words, @Nullable Image picture) {
        return new Tile(brush.panel(), brush.label(words), null, picture);
    }

    static Tile marked(Brush brush, String words, Region mark, @Nullable Image picture) {
        FitText text = brush.at(Pos.CENTER_LEFT, words, brush.panel().label());
        return new Tile(brush.panel(), text, mark, picture);
    }

    FitText words() {
        return words;
    }

    boolean pictured() {
        return picture != null;
    }

    /// Room for the words in a tile of this size.
    double wordsWidth(double width) {
        double mark = this.mark == null ? 0 : markSize() + panel.gap();
        return width - 2 * padding() - mark;
    }

    double wordsHeight(double height) {
        double room = height - 2 * panel.mm(1.2);
        return picture == null ? room : room * (1 - pictureShare());
    }

    private double pictureShare() {
        return panel.compact() ? 0.56 : 0.63;
    }

    private double padding() {
        return panel.gap();
    }

    private double markSize() {
        return Math.min(panel.label() * 1.25, panel.mm(12));
    }

    @Override
    protected void layoutChildren() {
        double top = panel.mm(1.2);
        if (picture != null) {
            double room = (getHeight() - 2 * top) * pictureShare();
            fit(picture, getWidth() - 2 * panel.mm(1.6), room);
            place(picture, 0, top + panel.mm(0.4), getWidth(), room);
            top += room;
        }
        double left = padding();
        double height = wordsHeight(getHeight());
        if (mark != null) {
            double size = markSize();
            mark.resizeRelocate(left, top + (height - size) / 2, size, size);
            left += size + panel.gap();
        }
        words.resizeRelocate(left, top, wordsWidth(getWidth()), height);
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
