/// How loud the box is.
@NullMarked
package fi.hymy.kiosk.device.sound;

import org.jspecify.annotations.NullMarked;
