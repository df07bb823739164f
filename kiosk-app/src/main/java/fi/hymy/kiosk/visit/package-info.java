/// One respondent's way through a survey: taps, time and survey in; what to show and a finished response out. Knows
/// neither screen nor database.
@NullMarked
package fi.hymy.kiosk.visit;

import org.jspecify.annotations.NullMarked;
