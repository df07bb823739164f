package fi.hymy.kiosk.screen;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What lies on the glass, from below: background picture, page, overlay, warning.
final class Stack extends Region implements Overlay {
    private static final double WHERE_ASKED = 0.78;

    private final ImageView picture = new ImageView();
    private final Rectangle veil = new Rectangle();
    private Color light = Color.TRANSPARENT;
    private Color dense = Color.TRANSPARENT;
    private @Nullable Region page;
    private @Nullable Region curtain;
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

    /// @param image null for none
    void background(@Nullable Image image, Look look) {
        picture.setImage(image);
        picture.setVisible(image != null);
        veil.setVisible(image != null);
        if (image != null) {
            double opacity = Scrim.over(image, look);
            light = Color.web(look.background().toString(), opacity);
            dense = Color.web(look.background().toString(), Math.max(opacity, WHERE_ASKED));
        }
        cover();
        requestLayout();
    }

    /// The picture is there to be seen from afar, and steps back where one reads and answers.
    private void cover() {
        boolean asked = page != null && !"screen-attract".equals(page.getId()) && !"screen-thanks".equals(page.getId());
        veil.setFill(asked ? dense : light);
    }

    /// What hides the page until it is touched, or null.
    void curtain(@Nullable Region shown) {
        if (shown != null || curtain != null) {
            curtain = shown;
            restack();
        }
    }

    void page(Region shown) {
        page = shown;
        over = null;
        locked(false);
        cover();
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

    /// The page itself.
    Region bottom() {
        return page != null ? page : this;
    }

    /// The uppermost layer.
    Region top() {
        return above != null ? above : over != null ? over : page != null ? page : this;
    }

    private void restack() {
        getChildren().setAll(picture, veil);
        for (Region layer : new @Nullable Region[] {page, curtain, over, above}) {
            if (layer != null) {
                getChildren().add(layer);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        Cover.fit(picture, getWidth(), getHeight());
        veil.setWidth(getWidth());
        veil.setHeight(getHeight());
        for (Region layer : new @Nullable Region[] {page, curtain, over, above}) {
            if (layer != null) {
                layer.resizeRelocate(0, 0, getWidth(), getHeight());
            }
        }
    }
}
