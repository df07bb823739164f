package fi.hymy.kiosk.screen;

/// Whether letters are capitals.
enum Shift {
    OFF,
    /// At the beginning of a sentence, for one letter.
    BEGIN,
    /// Asked for, for one letter.
    ONCE,
    /// Asked for until taken back.
    CAPS;

    Shift tapped() {
        return switch (this) {
            case OFF -> ONCE;
            case ONCE -> CAPS;
            case BEGIN, CAPS -> OFF;
        };
    }

    /// After a letter.
    ///
    /// @param begins whether a sentence begins
    Shift after(boolean begins) {
        return this == CAPS ? CAPS : begins ? BEGIN : OFF;
    }
}
