/// Carries kept answers over the link until each has its receipt, and tells the server how the kiosk is.
@NullMarked
package fi.hymy.kiosk.relay;

import org.jspecify.annotations.NullMarked;
