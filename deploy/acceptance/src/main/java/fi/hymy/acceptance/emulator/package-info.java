/// The kiosk's image in an emulator: a whole machine is switched on, looked at, tapped, and cut off from its power.
@NullMarked
package fi.hymy.acceptance.emulator;

import org.jspecify.annotations.NullMarked;
