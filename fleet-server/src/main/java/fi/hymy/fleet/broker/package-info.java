/// The MQTT broker, embedded or another's: who may connect, which topics, how a message gets in and out.
@NullMarked
package fi.hymy.fleet.broker;

import org.jspecify.annotations.NullMarked;
