package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.Taps;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// How the glass is dressed: the theme of what it shows, as the present visitor likes it. Lives on the JavaFX thread.
final class Wardrobe {
    private final Panel panel;
    private final Pictures pictures;
    private final Taps taps;
    private final Stack stack;
    private final Comfort comfort;
    private final boolean motion;
    private @Nullable Brush painted;
    private @Nullable Look worn;
    private @Nullable Theme theme;

    /// @param motion whether things may move
    Wardrobe(Panel panel, Pictures pictures, Taps taps, Stack stack, Comfort comfort, boolean motion) {
        this.panel = panel;
        this.pictures = pictures;
        this.taps = taps;
        this.stack = stack;
        this.comfort = comfort;
        this.motion = motion;
        wear(Theme.PLAIN, Look.of(Theme.PLAIN));
    }

    /// What the page was painted with last, if any was.
    Optional<Brush> painted() {
        return Optional.ofNullable(painted);
    }

    /// What a page of the survey is painted with; the glass wears its theme from now on.
    Brush brush(Survey survey, LanguageTag language) {
        stack.setNodeOrientation(LanguageSwitch.orientation(language));
        return brush(survey.theme(), language, survey.baseLanguage(), survey.languages());
    }

    /// What a page that belongs to no survey is painted with.
    Brush plain(LanguageTag language) {
        return brush(Theme.PLAIN, language, language, List.of());
    }

    private Brush brush(Theme theme, LanguageTag language, LanguageTag base, List<LanguageTag> languages) {
        Preferences preferences = comfort.preferences();
        Look look = preferences.contrast() ? Look.of(theme).highContrast() : Look.of(theme);
        Panel lettered = panel.withLetters(preferences.letters().size());
        wear(theme, look);
        var brush = new Brush(
                lettered,
                look,
                Typeface.of(theme.font()),
                new Words(language),
                base,
                languages,
                pictures,
                taps,
                stack,
                comfort,
                motion);
        painted = brush;
        return brush;
    }

    private void wear(Theme theme, Look look) {
        if (look.equals(worn) && theme.equals(this.theme)) {
            return;
        }
        this.theme = theme;
        worn = look;
        stack.getStylesheets().setAll(Sheet.of(look, panel));
        stack.background(comfort.preferences().contrast() ? null : background(theme), look);
    }

    /// What moves before what stands still: where the first cannot be shown, the second is.
    private @Nullable Image background(Theme theme) {
        Optional<Image> moving = motion ? theme.motion().flatMap(hash -> background(hash, true)) : Optional.empty();
        return moving.or(() -> theme.background().flatMap(hash -> background(hash, false)))
                .orElse(null);
    }

    private Optional<Image> background(ContentHash hash, boolean moves) {
        return pictures.draw(hash, file -> Cover.read(file, panel, moves));
    }
}
