package fi.hymy.kiosk.update.slot;

import java.time.Duration;

/// How long a version on trial is looked at.
///
/// @param window in which it must have proved itself
/// @param settle how long it must then stay well, in one run
/// @param mostStarts of the program within the window; more is a restart loop
record Patience(Duration window, Duration settle, int mostStarts) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(120), Duration.ofSeconds(20), 3);
}
