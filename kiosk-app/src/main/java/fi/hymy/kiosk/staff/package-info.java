/// Who may look inside the kiosk: a gesture that no visitor makes by accident, a PIN, and the desk behind it. Knows
/// neither the screen nor what it shows facts of.
@NullMarked
package fi.hymy.kiosk.staff;

import org.jspecify.annotations.NullMarked;
