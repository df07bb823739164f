/// Runs inside a packaged kiosk's JVM, beside its classes: a journal of what it promised, and a socket through which it
/// is tapped and looked at. Lies in no package that is shipped.
@NullMarked
package fi.hymy.acceptance.drive;

import org.jspecify.annotations.NullMarked;
