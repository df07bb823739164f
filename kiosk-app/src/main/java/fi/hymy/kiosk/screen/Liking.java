package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.screen.Preferences.Letters;

/// How a visitor has set the screen, for pictures of it.
public enum Liking {
    USUAL,
    CONTRAST,
    LARGER,
    LARGEST;

    Preferences preferences() {
        return switch (this) {
            case USUAL -> Preferences.USUAL;
            case CONTRAST -> Preferences.USUAL.contrast(true);
            case LARGER -> Preferences.USUAL.letters(Letters.LARGER);
            case LARGEST -> Preferences.USUAL.letters(Letters.LARGEST);
        };
    }
}
