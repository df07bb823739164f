package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// The logo at one end, the languages at the other, both in the strip at the bottom of what it is given: what is above
/// belongs to the languages too, so that they are easy to hit.
final class TopBar extends Region {
    private static final double LOGO_SHARE = 0.3;
    private static final double LOGO_HEIGHT = 0.92;

    private final Panel panel;
    private final ImageView logo = new ImageView();
    private final LanguageSwitch choice;

    /// @param languages to choose from; none where there is nothing to choose any more
    TopBar(Brush brush, Survey survey, List<LanguageTag> languages) {
        this.panel = brush.panel();
        this.choice = new LanguageSwitch(brush, languages);
        double width = brush.panel().width() * LOGO_SHARE;
        survey.theme()
                .logo()
                .flatMap(hash -> brush.picture(hash, width * 2, brush.panel().bar() * 2))
                .ifPresent(logo::setImage);
        logo.setPreserveRatio(true);
        logo.setSmooth(true);
        // A logo reads the same way in every script.
        logo.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setPickOnBounds(false);
        getChildren().addAll(logo, choice);
    }

    @Override
    protected void layoutChildren() {
        double wide = Math.min(choice.prefWidth(-1), getWidth() * (1 - LOGO_SHARE) - 8);
        choice.resizeRelocate(getWidth() - wide, 0, wide, getHeight());
        double bar = panel.bar();
        logo.setFitHeight(bar * LOGO_HEIGHT);
        logo.setFitWidth(getWidth() * LOGO_SHARE);
        logo.relocate(0, getHeight() - bar + (bar - logo.getLayoutBounds().getHeight()) / 2);
    }
}
