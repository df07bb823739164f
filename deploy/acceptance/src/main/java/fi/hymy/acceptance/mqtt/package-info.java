/// A bare MQTT 5 client on plain sockets: light enough that a load generator measures the other side, and free to do
/// what a well-behaved client never does.
@NullMarked
package fi.hymy.acceptance.mqtt;

import org.jspecify.annotations.NullMarked;
