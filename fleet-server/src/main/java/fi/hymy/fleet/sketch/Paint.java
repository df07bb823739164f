package fi.hymy.fleet.sketch;

import fi.hymy.fleet.sketch.Svg.Letters;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import fi.hymy.protocol.survey.Theme.ButtonShape;
import java.util.Optional;
import java.util.function.Function;

/// What all screens of a survey share: its words, colours and pictures.
///
/// @param pictures as `data:` addresses; empty for those that cannot be shown
record Paint(Survey survey, LanguageTag language, Function<ContentHash, Optional<String>> pictures) {
    private static final int PILL = 200;

    Theme theme() {
        return survey.theme();
    }

    String text() {
        return theme().colours().text().toString();
    }

    String background() {
        return theme().colours().background().toString();
    }

    String surface() {
        return theme().colours().surface().toString();
    }

    String primary() {
        return theme().colours().primary().toString();
    }

    /// Of buttons' edges: a sixth of the text's colour on that of the buttons.
    String line() {
        int above = theme().colours().text().rgb();
        int below = theme().colours().surface().rgb();
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (((above >> shift & 0xFF) + 5 * (below >> shift & 0xFF)) / 6) << shift;
        }
        return "#%06X".formatted(mixed);
    }

    String say(LocalizedText words) {
        return words.in(language, survey.baseLanguage());
    }

    Letters letters(int size, boolean bold, String anchor) {
        return new Letters(size, bold, text(), anchor);
    }

    /// @param most of the button's height, by half of which its ends are round at the most
    int radius(int most) {
        return switch (theme().buttons()) {
            case ButtonShape.SQUARE -> 0;
            case ButtonShape.PILL -> Math.min(PILL, most / 2);
            case ButtonShape.ROUNDED -> Math.min(theme().cornerRadius(), most / 2);
        };
    }
}
