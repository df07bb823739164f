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
    };

    Preferences preferences();

    /// Shows the screen anew in this way, until the visit ends.
    void prefer(Preferences wanted);

    /// Whether there is a voice for the language.
    boolean speaks(LanguageTag language);

    /// Reads the page once more.
    void sayAgain();
}
