/// Carries out what the server asks for: once, in time, or not at all.
@NullMarked
package fi.hymy.kiosk.device.command;

import org.jspecify.annotations.NullMarked;
