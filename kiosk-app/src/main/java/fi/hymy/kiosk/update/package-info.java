/// Which software the kiosk runs: takes what the server desires to the slot machine, and says how it stands.
@NullMarked
package fi.hymy.kiosk.update;

import org.jspecify.annotations.NullMarked;
