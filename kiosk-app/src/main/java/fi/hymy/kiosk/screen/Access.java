package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;

/// What a visitor can change about the screen itself.
interface Access {
    /// Nothing can be changed: for pictures.
    Access FIXED = new Access() {
        @Override
        public Preferences preferences() {
            return Preferences.USUAL;
        }

        @Override
        public void prefer(Preferences wanted) {}

        @Override
        public boolean speaks(LanguageTag language) {
            return false;
        }

        @Override
        public void sayAgain() {}

        @Override
        public boolean explores() {
            return false;
        }

        @Override
        public Volume volume() {
            return new Volume(0);
        }

        @Override
        public void volume(Volume wanted) {}
    };

    Preferences preferences();

    /// Shows the screen anew in this way, until the visit ends.
    void prefer(Preferences wanted);

    /// Whether there is a voice for the language.
    boolean speaks(LanguageTag language);

    /// Reads the page once more.
    void sayAgain();

    /// Whether a touch only says what is there, and two in a row do it.
    boolean explores();

    /// How loud the voice is now.
    Volume volume();

    /// Makes the voice as loud until the visit ends, and lets it say so.
    void volume(Volume wanted);
}
