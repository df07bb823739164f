/// Time on a box without a battery clock: the boot counter, moments that can be ordered and repaired later, and the
/// threads on which the other rooms wait.
@NullMarked
package fi.hymy.kiosk.clock;

import org.jspecify.annotations.NullMarked;
