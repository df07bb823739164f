/// Whether the program still advances, and what happens when it does not.
@NullMarked
package fi.hymy.kiosk.device.watch;

import org.jspecify.annotations.NullMarked;
