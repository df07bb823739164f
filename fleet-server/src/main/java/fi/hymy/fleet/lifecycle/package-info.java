/// The life of a kiosk, from stock to retired: who took each step and when, the box behind it, and the
/// installer who hangs it up.
@NullMarked
package fi.hymy.fleet.lifecycle;

import org.jspecify.annotations.NullMarked;
