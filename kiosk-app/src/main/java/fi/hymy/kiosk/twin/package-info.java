/// Makes the kiosk what the server wishes it to be, between visitors, and reports what it is.
@NullMarked
package fi.hymy.kiosk.twin;

import org.jspecify.annotations.NullMarked;
