package fi.hymy.fleet.gateway;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Puts messages into envelopes and hands them to the broker.
@Component
final class BrokerDownlinks implements Downlinks {
    /// A kiosk that was away for longer has sent the same again by itself.
    private static final Duration EXPIRY = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Broker broker;
    private final InstantSource clock;
    private final AtomicLong sequence = new AtomicLong();
    private final long startedNanos = System.nanoTime();

    BrokerDownlinks(Broker broker, InstantSource clock) {
        this.broker = broker;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> send(KioskId kiosk, Downlink message) {
        Topic topic = new Topic(kiosk, channel(message));
        Optional<Duration> expiry =
                switch (message) {
                    // What somebody wanted erased must go, whenever the kiosk comes back.
                    case Downlink.Desired _, Downlink.Forget _ -> Optional.empty();
                    case Downlink.Command command -> Optional.of(left(command));
                    case Downlink.Receipts _, Downlink.Deferred _, Downlink.Resend _ -> Optional.of(EXPIRY);
                };
        byte[] bytes = WireCodec.encode(new Envelope<>(id(), sequence.getAndIncrement(), now(), message));
        try {
            return broker.publish(topic, bytes, expiry);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /// The broker counts from now on, which may be later than when it was asked for.
    private Duration left(Downlink.Command command) {
        Duration left = Duration.between(clock.instant(), command.expiresAt());
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    private static Topic.Channel channel(Downlink message) {
        return switch (message) {
            case Downlink.Receipts _, Downlink.Deferred _ -> Topic.Channel.RECEIPTS;
            case Downlink.Desired _ -> Topic.Channel.DESIRED;
            case Downlink.Resend _, Downlink.Forget _ -> Topic.Channel.ORDERS;
            case Downlink.Command _ -> Topic.Channel.COMMANDS;
        };
    }

    private MessageId id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return MessageId.of(clock.millis(), random.nextLong(), random.nextLong());
    }

    /// A server has no boots to count: its clock is the one that others are set by.
    private Stamp now() {
        long monotonic = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
        return new Stamp(1, monotonic, clock.millis(), TimeQuality.CONFIRMED);
    }
}
