/// Makes unreadable, before anything is kept, what people wrote and who they are: only the server has the key
/// to it.
@NullMarked
package fi.hymy.kiosk.seal;

import org.jspecify.annotations.NullMarked;
