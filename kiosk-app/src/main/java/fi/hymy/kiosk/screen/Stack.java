package fi.hymy.kiosk.screen;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What lies on the glass, from below: background picture, page, overlay, warning.
final class Stack extends Region implements Overlay {
    private final ImageView picture = new ImageView();
    private final Rectangle veil = new Rectangle();
    private @Nullable Region page;
    private @Nullable Region over;
    private @Nullable Region above;

    Stack() {
        getStyleClass().add("root");
        picture.setSmooth(true);
        picture.setManaged(false);
        veil.setManaged(false);
        setSnapToPixel(true);
        restack();
    }

    void background(Optional<Path> file, Look look, Panel panel) {
        Image image = file.map(
                        path -> new Image(path.toUri().toString(), panel.width() * 2, panel.height() * 2, true, true))
                .filter(loaded -> !loaded.isError())
                .orElse(null);
        picture.setImage(image);
        picture.setVisible(image != null);
        veil.setVisible(image != null);
        if (image != null) {
            veil.setFill(Color.web(look.background().toString(), Scrim.over(image, look)));
        }
        requestLayout();
    }

    void page(Region shown) {
        page = shown;
        over = null;
        locked(false);
        restack();
    }

    void above(@Nullable Region shown) {
        above = shown;
        restack();
    }

    /// Whether the page takes no taps.
    void locked(boolean locked) {
        if (page != null) {
            page.setMouseTransparent(locked);
        }
    }

    @Override
    public void open(Region shown) {
        over = shown;
        restack();
    }

    @Override
    public void close() {
        over = null;
        restack();
    }

    /// Whether something lies over the page that can be closed.
    boolean covered() {
        return above == null && over != null;
    }

    /// What lies over the page, if anything does.
    Optional<Region> over() {
        return Optional.ofNullable(over);
    }

    /// The uppermost layer.
    Region top() {
        return above != null ? above : over != null ? over : page != null ? page : this;
    }

    private void restack() {
        getChildren().setAll(picture, veil);
        for (Region layer : new @Nullable Region[] {page, over, above}) {
            if (layer != null) {
                getChildren().add(layer);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        cover();
        veil.setWidth(getWidth());
        veil.setHeight(getHeight());
        for (Region layer : new @Nullable Region[] {page, over, above}) {
            if (layer != null) {
                layer.resizeRelocate(0, 0, getWidth(), getHeight());
            }
        }
    }

    /// Fills the glass with the picture, cut at the sides rather than distorted.
    private void cover() {
        Image image = picture.getImage();
        if (image == null || image.getWidth() < 1 || image.getHeight() < 1) {
            return;
        }
        double size = Math.max(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        picture.setFitWidth(image.getWidth() * size);
        picture.setFitHeight(image.getHeight() * size);
        picture.relocate((getWidth() - image.getWidth() * size) / 2, (getHeight() - image.getHeight() * size) / 2);
    }
}
