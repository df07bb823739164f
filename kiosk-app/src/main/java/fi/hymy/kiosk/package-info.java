/// The composition root of the kiosk: wires the rooms, sees them all, holds no behaviour of its own.
@NullMarked
package fi.hymy.kiosk;

import org.jspecify.annotations.NullMarked;
