/// The composition root of the fleet server: wires the rooms, sees them all, holds no behaviour of its own.
@NullMarked
package fi.hymy.fleet;

import org.jspecify.annotations.NullMarked;
