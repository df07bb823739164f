/// Drawings of what a survey looks like on a kiosk, made from the survey alone: for whoever compares a picture of the
/// glass with what should be on it.
@NullMarked
package fi.hymy.fleet.sketch;

import org.jspecify.annotations.NullMarked;
