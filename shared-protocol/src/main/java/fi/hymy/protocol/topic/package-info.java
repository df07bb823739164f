/// The one place where MQTT topics are built and parsed.
@NullMarked
package fi.hymy.protocol.topic;

import org.jspecify.annotations.NullMarked;
