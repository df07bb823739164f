package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The logo at one end, the languages at the other, both in the strip at the bottom of what it is given: what is above
/// belongs to the languages too, so that they are easy to hit. Between the two are the steps of the way, if any, else
/// help that found no room elsewhere. On a tall panel the logo is a sign in the middle. In high contrast it keeps the
/// ground that it was drawn for.
final class TopBar extends Region {
    private static final double LOGO_SHARE = 0.3;
    private static final double LOGO_HEIGHT = 0.92;
    /// On a tall panel, whose upper part is there to be seen from afar.
    private static final double TALL_LOGO_SHARE = 0.56;
    private static final double TALL_LOGO_MM = 42;

    private final Panel panel;
    private final ImageView logo = new ImageView();
    private final Region ground = new Region();
    private final LanguageSwitch choice;
    private final @Nullable Steps steps;
    /// What found no room elsewhere.
    private final FitText aside;

    /// @param languages to choose from; none where there is nothing to choose any more
    /// @param steps of the way, where they are to be seen
    TopBar(Brush brush, Survey survey, List<LanguageTag> languages, @Nullable Steps steps) {
        this.panel = brush.panel();
        this.steps = steps;
        this.choice = new LanguageSwitch(
                brush, languages, steps == null ? LanguageSwitch.MOST_WIDTH : LanguageSwitch.LESS_WIDTH);
        double width = brush.panel().width() * (panel.tall() ? TALL_LOGO_SHARE : LOGO_SHARE);
        double height = panel.tall() ? panel.mm(TALL_LOGO_MM) : panel.bar() * 2;
        survey.theme()
                .logo()
                .flatMap(hash -> brush.picture(hash, width * 2, height))
                .ifPresent(logo::setImage);
        logo.setPreserveRatio(true);
        logo.setSmooth(true);
        // A logo reads the same way in every script.
        logo.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        aside = FitText.centred("", brush.type()::regular, panel.small() * NavBar.ASIDE_LETTERS);
        setPickOnBounds(false);
        ground.setVisible(brush.access().preferences().contrast() && logo.getImage() != null);
        Color colour = Color.web(survey.theme().colours().background().toString());
        ground.setBackground(
                new Background(new BackgroundFill(colour, new CornerRadii(panel.gap() * 0.6), Insets.EMPTY)));
        getChildren().addAll(ground, logo, choice, aside);
        if (steps != null) {
            getChildren().add(steps);
        }
    }

    /// Whether these words can be read between logo and languages.
    boolean hasRoomFor(FitText words, double width) {
        if (panel.tall() || steps != null) {
            return false;
        }
        double room = asideWidth(width);
        double letters = room > 0 ? words.fitting(room, asideHeight()) : 0;
        return panel.capital(letters) >= panel.leastLetters() * NavBar.NEARLY;
    }

    /// @param words empty for none
    void aside(String words) {
        aside.setWords(words);
    }

    private double asideWidth(double width) {
        fitLogo(width);
        return width - choiceWidth(width) - logo.getLayoutBounds().getWidth() - 2 * panel.gap();
    }

    private double asideHeight() {
        return panel.bar() + panel.gap() * 0.75;
    }

    private double choiceWidth(double width) {
        return Math.min(choice.prefWidth(-1), width * (1 - LOGO_SHARE) - 8);
    }

    private void fitLogo(double width) {
        logo.setFitHeight(panel.bar() * LOGO_HEIGHT);
        logo.setFitWidth(width * LOGO_SHARE);
    }

    @Override
    protected void layoutChildren() {
        double wide = choiceWidth(getWidth());
        choice.resizeRelocate(getWidth() - wide, 0, wide, getHeight());
        if (panel.tall()) {
            aloft();
            return;
        }
        double bar = panel.bar();
        fitLogo(getWidth());
        double sign = logo.getLayoutBounds().getWidth();
        place(0, getHeight() - bar + (bar - logo.getLayoutBounds().getHeight()) / 2);
        double apart = panel.gap() * 0.5;
        between(sign + apart, getWidth() - wide - apart);
        double high = asideHeight();
        aside.resizeRelocate(sign + panel.gap(), getHeight() - high, Math.max(0, asideWidth(getWidth())), high);
    }

    private void place(double x, double y) {
        var size = logo.getLayoutBounds();
        double beside = size.getHeight() * 0.25;
        double above = panel.tall() ? size.getHeight() * 0.2 : panel.gap() * 0.6;
        logo.relocate(x, y);
        ground.resizeRelocate(x - beside, y - above, size.getWidth() + 2 * beside, size.getHeight() + 2 * above);
    }

    /// In the middle of the glass, or as near to it as there is room between these two.
    private void between(double from, double to) {
        if (steps != null) {
            double wide = Math.clamp(to - from, 0, steps.prefWidth(-1));
            double x = Math.clamp((getWidth() - wide) / 2, from, Math.max(from, to - wide));
            steps.setVisible(steps.fits(wide));
            steps.resizeRelocate(x, getHeight() - panel.bar(), wide, panel.bar());
        }
    }

    /// In the middle, and large, with the steps as near to the words as can be.
    private void aloft() {
        logo.setFitHeight(Math.min(panel.mm(TALL_LOGO_MM), getHeight() * 0.5));
        logo.setFitWidth(getWidth() * TALL_LOGO_SHARE);
        var size = logo.getLayoutBounds();
        place((getWidth() - size.getWidth()) / 2, (getHeight() - size.getHeight()) * 0.55);
        if (steps != null) {
            double wide = Math.min(getWidth(), steps.prefWidth(-1));
            double high = steps.prefHeight(-1);
            steps.resizeRelocate((getWidth() - wide) / 2, getHeight() - high, wide, high);
        }
    }
}
