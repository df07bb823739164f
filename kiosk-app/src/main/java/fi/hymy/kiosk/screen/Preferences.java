package fi.hymy.kiosk.screen;

/// How one visitor likes the screen. Holds for one visit.
///
/// @param contrast white and yellow on black, whatever the theme
/// @param large larger words
/// @param speech questions and choices are read aloud
record Preferences(boolean contrast, boolean large, boolean speech) {
    static final Preferences USUAL = new Preferences(false, false, false);
    /// How much larger larger words are.
    private static final double LARGER = 1.35;

    double letters() {
        return large ? LARGER : 1;
    }

    Preferences contrast(boolean on) {
        return new Preferences(on, large, speech);
    }

    Preferences large(boolean on) {
        return new Preferences(contrast, on, speech);
    }

    Preferences speech(boolean on) {
        return new Preferences(contrast, large, on);
    }
}
