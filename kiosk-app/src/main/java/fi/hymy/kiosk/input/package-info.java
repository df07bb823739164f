/// Buttons, lights, buzzer, presence sensor and backlight: presses become taps of a visit, and what the visit shows
/// becomes light. The one room that knows Pi4J.
@NullMarked
package fi.hymy.kiosk.input;

import org.jspecify.annotations.NullMarked;
