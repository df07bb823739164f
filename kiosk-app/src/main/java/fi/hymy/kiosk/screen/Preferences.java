package fi.hymy.kiosk.screen;

/// How one visitor likes the screen. Holds for one visit.
///
/// @param contrast white and yellow on black, whatever the theme
/// @param letters how large words are
/// @param speech questions and choices are read aloud
record Preferences(boolean contrast, Letters letters, boolean speech) {
    static final Preferences USUAL = new Preferences(false, Letters.USUAL, false);

    enum Letters {
        USUAL(100, 0),
        LARGER(150, 8),
        /// As large as WCAG 2.2, 1.4.4 asks for.
        LARGEST(200, 14);

        private final int percent;
        private final int steps;

        Letters(int percent, int steps) {
            this.percent = percent;
            this.steps = steps;
        }

        /// Rounded, for people.
        int percent() {
            return percent;
        }

        /// How many times as large as usual.
        double size() {
            return FitText.larger(steps);
        }

        /// After the largest come the usual ones again.
        Letters next() {
            return switch (this) {
                case USUAL -> LARGER;
                case LARGER -> LARGEST;
                case LARGEST -> USUAL;
            };
        }
    }

    Preferences contrast(boolean on) {
        return new Preferences(on, letters, speech);
    }

    Preferences letters(Letters wanted) {
        return new Preferences(contrast, wanted, speech);
    }

    Preferences speech(boolean on) {
        return new Preferences(contrast, letters, on);
    }
}
