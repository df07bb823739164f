/// The one MQTT 5 connection to the fleet server, as a dumb pipe. Owns Paho and fences in its defects.
@NullMarked
package fi.hymy.kiosk.link;

import org.jspecify.annotations.NullMarked;
