/// The slot machine: which version starts, whether a new one proved itself, and the way back. Privileged, a program of
/// its own, run from the factory's runtime; knows neither screen, link nor outbox.
@NullMarked
package fi.hymy.kiosk.update.slot;

import org.jspecify.annotations.NullMarked;
