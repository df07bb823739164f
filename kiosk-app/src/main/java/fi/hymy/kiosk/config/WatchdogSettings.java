package fi.hymy.kiosk.config;

import java.time.Duration;

/// When a program that stands still is ended.
///
/// @param patience how long the screen may take for a frame; the database and the link may take twice as long
/// @param exit whether the program ends itself when nobody watches it from outside, so that it is started
///     anew
public record WatchdogSettings(Duration patience, boolean exit) {}
