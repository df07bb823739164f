package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkListener;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A link with no network: the test is the broker and the server.
final class FakeLink implements Link {
    static final KioskId KIOSK = new KioskId("lobby-west-1");

    private static final Stamp SERVER_TIME = new Stamp(1, 0, 1_790_000_000_000L, TimeQuality.CONFIRMED);

    /// What the kiosk said and the network did not lose, oldest first.
    final List<Envelope<Uplink>> heard = new ArrayList<>();
    final List<String> drops = new ArrayList<>();
    /// How soon the server wants it back, as far as it said.
    final List<Duration> windows = new ArrayList<>();
    BiFunction<Topic, Envelope<Uplink>, Published> broker = (topic, envelope) -> new Published.Acked();
    private @Nullable LinkListener listener;
    private boolean up;
    private long session = 7 << 20;
    private long messages;

    @Override
    public void start(LinkListener heardBy) {
        listener = heardBy;
    }

    void up() {
        up = true;
        session++;
        listener.connected(session);
    }

    void down() {
        if (up) {
            up = false;
            listener.disconnected("the cable was pulled");
        }
    }

    @Override
    public void comeBackWithin(Duration window) {
        windows.add(window);
    }

    long session() {
        return session;
    }

    /// Lets the server say something.
    CompletionStage<?> say(Downlink message) {
        MessageId id = MessageId.of(1_790_000_000_000L, 1, ++messages);
        byte[] bytes = WireCodec.encode(new Envelope<>(id, messages, SERVER_TIME, message));
        return listener.received(new Topic(KIOSK, Topic.Channel.RECEIPTS), bytes);
    }

    CompletionStage<?> sayBytes(byte[] bytes) {
        return listener.received(new Topic(KIOSK, Topic.Channel.ORDERS), bytes);
    }

    <M extends Uplink> List<M> heard(Class<M> type) {
        return heard.stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public CompletionStage<Published> publish(Topic topic, byte[] payload, Qos qos) {
        if (!up) {
            return CompletableFuture.completedStage(new Published.Lost("there is no connection"));
        }
        if (!(WireCodec.decodeUplink(payload) instanceof Decoded.Readable<Uplink>(var envelope))) {
            throw new AssertionError("the kiosk said something that cannot be read");
        }
        Published outcome = broker.apply(topic, envelope);
        if (outcome instanceof Published.Acked) {
            heard.add(envelope);
        }
        return CompletableFuture.completedStage(outcome);
    }

    @Override
    public LinkState state() {
        return up ? new LinkState.Connected(session) : new LinkState.Down();
    }

    @Override
    public void drop(String reason) {
        drops.add(reason);
        down();
    }

    @Override
    public void close() {
        down();
    }
}
