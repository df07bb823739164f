package fi.hymy.kiosk.screen;

import java.util.Locale;

/// What the staff's desk has a page for.
enum StaffTopic {
    CONNECTION,
    ANSWERS,
    ABOUT,
    LOG,
    TOUCH,
    BUTTONS,
    SOUND,
    COLOURS,
    BRIGHTNESS,
    TESTING,
    LANGUAGE,
    RESTART;

    /// In the staff's words, and as a node's id behind `staff-`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
