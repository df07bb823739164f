/// What is wrong anywhere, told once: looks at what other rooms know of kiosks, damps and groups it, and says who is
/// told.
@NullMarked
package fi.hymy.fleet.alert;

import org.jspecify.annotations.NullMarked;
