/// Which survey version shows on which kiosk: decided here, told to the kiosks, and compared with what they report.
@NullMarked
package fi.hymy.fleet.assignment;

import org.jspecify.annotations.NullMarked;
