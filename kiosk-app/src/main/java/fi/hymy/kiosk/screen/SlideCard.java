package fi.hymy.kiosk.screen;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// A picture for those who pass by, with words in a band below and a sign that it can be touched. On a tall panel the
/// band is high, so that the picture need not be cut to a strip.
final class SlideCard extends Region {
    private static final double BAND = 0.2;
    private static final double BAND_ON_TALL = 0.4;
    private static final double START_SHARE = 0.3;
    private static final double START_SHARE_ON_TALL = 0.6;

    private final Panel panel;
    private final ImageView picture;
    private final Region band = new Region();
    private final FitText words;
    private final Region start = new Region();
    private final IconLabel startWords;
    private final Rectangle shade = new Rectangle();

    /// @param text may be empty
    SlideCard(Brush brush, Image image, String text) {
        this.panel = brush.panel();
        picture = new ImageView(image);
        picture.setSmooth(true);
        picture.setManaged(false);
        picture.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        band.getStyleClass().add("slide-band");
        start.getStyleClass().addAll("primary", "slide-start");
        Pos place = panel.tall() ? Pos.CENTER : Pos.CENTER_LEFT;
        words = new FitText(text, brush.type()::strong, panel.title() * (panel.tall() ? 1.4 : 1), place);
        startWords = new IconLabel(
                panel, brush.words().of("start"), brush.type()::strong, panel.label(), null, Icon.FORWARD);
        startWords.getStyleClass().add("slide-start-words");
        setId("screen-slide");
        getStyleClass().add("backdrop");
        shade.setFill(Color.web(brush.look().background().toString()));
        shade.setVisible(false);
        shade.setManaged(false);
        shade.setMouseTransparent(true);
        getChildren().addAll(picture, band, words, start, startWords, shade);
        setPickOnBounds(true);
    }

    void enter(boolean motion) {
        Motion.clear(shade, motion);
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() * (panel.tall() ? BAND_ON_TALL : BAND);
        double top = getHeight() - height;
        Cover.fit(picture, getWidth(), top);
        shade.setWidth(getWidth());
        shade.setHeight(getHeight());
        double margin = panel.margin();
        band.resizeRelocate(0, top, getWidth(), height);
        double share = panel.tall() ? START_SHARE_ON_TALL : START_SHARE;
        double button = Math.min(Math.max(startWords.prefWidth(-1), panel.mm(40)), getWidth() * share);
        double tall = Math.min(panel.target() * (panel.tall() ? 1.5 : 1.1), height - 2 * panel.gap());
        if (panel.tall()) {
            double y = getHeight() - 2 * margin - tall;
            sign((getWidth() - button) / 2, y, button, tall);
            words.resizeRelocate(margin, top + panel.gap(), getWidth() - 2 * margin, y - top - 2 * panel.gap());
        } else {
            double x = getWidth() - margin - button;
            sign(x, top + (height - tall) / 2, button, tall);
            words.resizeRelocate(
                    margin, top + panel.gap() * 0.5, Math.max(1, x - margin - panel.gap()), height - panel.gap());
        }
    }

    private void sign(double x, double y, double width, double height) {
        start.resizeRelocate(x, y, width, height);
        startWords.resizeRelocate(x, y, width, height);
    }
}
