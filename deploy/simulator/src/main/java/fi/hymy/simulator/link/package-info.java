/// The connection of a pretend kiosk: thousands share one event loop. Owns the HiveMQ client.
@NullMarked
package fi.hymy.simulator.link;

import org.jspecify.annotations.NullMarked;
