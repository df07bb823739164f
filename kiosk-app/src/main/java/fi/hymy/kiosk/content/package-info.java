/// The survey on the glass and its pictures, on disk by the hash of what they hold: fetched, verified, never
/// torn, and there at the next start with no connection.
@NullMarked
package fi.hymy.kiosk.content;

import org.jspecify.annotations.NullMarked;
