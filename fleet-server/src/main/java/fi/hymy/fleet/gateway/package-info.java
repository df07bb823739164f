/// Between topics and rooms: decodes what kiosks say within bounds, hands each message to the room that it
/// concerns, and sends what the rooms say back.
@NullMarked
package fi.hymy.fleet.gateway;

import org.jspecify.annotations.NullMarked;
