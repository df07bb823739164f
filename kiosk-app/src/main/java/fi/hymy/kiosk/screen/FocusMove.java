package fi.hymy.kiosk.screen;

/// A step through the screen without a finger on the glass: by buttons or keys.
public enum FocusMove {
    PREVIOUS,
    NEXT,
    /// As a tap on what has the focus.
    ACTIVATE,
    /// Closes what lies over the page, else goes back one question.
    BACK,
    UP,
    DOWN,
    LEFT,
    RIGHT
}
