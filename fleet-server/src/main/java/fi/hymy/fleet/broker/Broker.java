package fi.hymy.fleet.broker;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The MQTT broker between kiosks and this server, embedded or another's. Any thread may call.
public interface Broker {
    /// Lets kiosks in from now on. Returns when they can come.
    ///
    /// @throws IllegalStateException when it cannot be started, with the reason
    void start(KioskAuthenticator authenticator, Inbound inbound);

    /// Ends every connection. Messages whose stage has not completed stay unacknowledged: kiosks send them again.
    void stop();

    /// Sends to one kiosk with QoS 1. The stage completes when the broker has it, whether or not the kiosk is
    /// there.
    ///
    /// @param topic a downlink topic
    /// @param expiry after which it is not delivered any more, or empty for never
    CompletionStage<Void> publish(Topic topic, byte[] payload, Optional<Duration> expiry);

    /// Ends the connection of one kiosk, if it has one and the broker lets us.
    CompletionStage<Void> disconnect(KioskId kiosk);

    /// Whether it lives and ends with this program.
    boolean isEmbedded();

    /// The port that kiosks connect to on this machine, or empty when the broker is another's.
    Optional<Integer> port();
}
