package fi.hymy.kiosk.screen;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// A picture over the whole glass for those who pass by, with words in a band below and a sign that it can be touched.
final class SlideCard extends Region {
    private static final double BAND = 0.2;
    private static final double BAND_ON_TALL = 0.16;
    private static final double START_SHARE = 0.3;

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
        words = new FitText(text, brush.type()::strong, panel.title(), Pos.CENTER_LEFT);
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
        Cover.fit(picture, getWidth(), getHeight());
        shade.setWidth(getWidth());
        shade.setHeight(getHeight());
        double margin = panel.margin();
        double height = getHeight() * (panel.tall() ? BAND_ON_TALL : BAND);
        double top = getHeight() - height;
        band.resizeRelocate(0, top, getWidth(), height);
        double button = Math.min(Math.max(startWords.prefWidth(-1), panel.mm(40)), getWidth() * START_SHARE);
        double tall = Math.min(panel.target() * 1.1, height - 2 * panel.gap());
        double x = getWidth() - margin - button;
        start.resizeRelocate(x, top + (height - tall) / 2, button, tall);
        startWords.resizeRelocate(x, top + (height - tall) / 2, button, tall);
        words.resizeRelocate(
                margin, top + panel.gap() * 0.5, Math.max(1, x - margin - panel.gap()), height - panel.gap());
    }
}
