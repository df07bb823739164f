package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.Link.Qos;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.topic.Topic;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts what the kiosk says into envelopes and hands them to the link. From any thread.
public final class Uplinks {
    private final KioskId kiosk;
    private final Link link;
    private final Supplier<Stamp> stamps;
    private final RandomGenerator random;
    private final AtomicLong sequence = new AtomicLong();

    /// @param random safe for use by several threads, as `SecureRandom` is
    public Uplinks(KioskId kiosk, Link link, Supplier<Stamp> stamps, RandomGenerator random) {
        this.kiosk = kiosk;
        this.link = link;
        this.stamps = stamps;
        this.random = random;
    }

    /// Sends it in a new envelope; never fails. Heartbeats and
    /// health may get lost, for the next one is on its way; all else is acknowledged by the broker.
    public CompletionStage<Published> send(Uplink message) {
        return publish(envelope(message));
    }

    Envelope<Uplink> envelope(Uplink message) {
        Stamp now = stamps.get();
        MessageId id = MessageId.of(now.wallMillis(), random.nextLong(), random.nextLong());
        return new Envelope<>(id, sequence.getAndIncrement(), now, message);
    }

    CompletionStage<Published> publish(Envelope<Uplink> envelope) {
        Uplink message = envelope.message();
        boolean mayGetLost = message instanceof Uplink.Heartbeat || message instanceof Uplink.Health;
        Qos qos = mayGetLost ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE;
        return link.publish(new Topic(kiosk, channel(message)), WireCodec.encode(envelope), qos);
    }

    private static Topic.Channel channel(Uplink message) {
        return switch (message) {
            case Uplink.Birth _, Uplink.Gone _ -> Topic.Channel.PRESENCE;
            case Uplink.Heartbeat _ -> Topic.Channel.HEARTBEAT;
            case Uplink.Responses _ -> Topic.Channel.RESPONSES;
            case Uplink.Reported _ -> Topic.Channel.REPORTED;
            case Uplink.Health _ -> Topic.Channel.HEALTH;
            case Uplink.CommandResult _ -> Topic.Channel.RESULTS;
            case Uplink.Clocks _ -> Topic.Channel.CLOCK;
        };
    }
}
