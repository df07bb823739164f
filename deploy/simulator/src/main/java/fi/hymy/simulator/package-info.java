/// Pretend kiosks, made of the kiosk's own rooms, to load a server as a fleet would.
@NullMarked
package fi.hymy.simulator;

import org.jspecify.annotations.NullMarked;
