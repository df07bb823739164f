package fi.hymy.acceptance.fleet;

import fi.hymy.acceptance.mqtt.Login;
import fi.hymy.acceptance.mqtt.MqttConnection;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One such kiosk on one connection. Thread-safe.
public final class WireKiosk implements AutoCloseable {
    private final KioskId id;
    private final OutboxId outbox;
    private final AtomicLong messages = new AtomicLong();
    private final MqttConnection connection;

    private WireKiosk(KioskId id, OutboxId outbox, MqttConnection connection) {
        this.id = id;
        this.outbox = outbox;
        this.connection = connection;
    }

    /// Connects and subscribes to what the server says to it; says nothing itself.
    ///
    /// @param receipts is given every receipt, on the connection's thread
    public static WireKiosk connect(int port, JoinedKiosk joined, Consumer<Receipt> receipts) throws IOException {
        return connectRaw(port, joined, payload -> hand(payload, receipts));
    }

    /// The same for whoever reads messages without parsing them, so that a load costs little.
    ///
    /// @param messages is given every message as it came, on the connection's thread
    public static WireKiosk connectRaw(int port, JoinedKiosk joined, Consumer<byte[]> messages) throws IOException {
        return connect(port, joined, Login.kiosk(joined.id()), messages);
    }

    /// The same with a last will: the broker says that it is gone when the connection is lost.
    ///
    /// @param session of which it gives birth to later
    public static WireKiosk connectRaw(int port, JoinedKiosk joined, long session, Consumer<byte[]> messages)
            throws IOException {
        String topic = new Topic(joined.identity().kiosk(), Channel.PRESENCE).name();
        byte[] gone = encode(0, new Uplink.Gone(session));
        return connect(port, joined, Login.kiosk(joined.id()).with(new Login.Will(topic, gone)), messages);
    }

    private static WireKiosk connect(int port, JoinedKiosk joined, Login login, Consumer<byte[]> messages)
            throws IOException {
        KioskId kiosk = joined.identity().kiosk();
        MqttConnection connection =
                MqttConnection.open(port, joined.tls(), login, (_, payload) -> messages.accept(payload));
        try {
            int reason = connection.subscribe(Topic.downlinkFilter(kiosk)).join();
            if (reason >= 0x80) {
                throw new IOException("the subscription was refused with reason 0x%02X".formatted(reason));
            }
            return new WireKiosk(kiosk, new OutboxId("wire-" + kiosk), connection);
        } catch (CompletionException e) {
            connection.close();
            throw new IOException("the server went before it answered the subscription", e);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /// A batch as it goes onto the wire.
    public byte[] batch(List<Uplink.Row> rows) {
        return encode(Uplink.Responses.of(outbox, rows));
    }

    /// Publishes a batch, new or old.
    ///
    /// @return the broker's reason code; it says nothing about whether the rows were stored
    public CompletableFuture<Integer> publish(byte[] batch) {
        return connection.publish(new Topic(id, Channel.RESPONSES).name(), batch);
    }

    public CompletableFuture<Integer> birth(long session, long lastSequence, long unsent) {
        var facts = new Uplink.OutboxFacts(outbox, lastSequence, 1, unsent, 0);
        return connection.publish(
                new Topic(id, Channel.PRESENCE).name(), encode(new Uplink.Birth(session, "wire", facts)));
    }

    /// Says what it shows, and why nothing else.
    public CompletableFuture<Integer> reported(ReportedState state) {
        return connection.publish(new Topic(id, Channel.REPORTED).name(), encode(new Uplink.Reported(state)));
    }

    public MqttConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
    }

    private byte[] encode(Uplink uplink) {
        return encode(messages.getAndIncrement(), uplink);
    }

    private static byte[] encode(long number, Uplink uplink) {
        long now = System.currentTimeMillis();
        var random = ThreadLocalRandom.current();
        return WireCodec.encode(new Envelope<>(
                MessageId.of(now, random.nextLong(), random.nextLong()),
                number,
                new Stamp(1, System.nanoTime() / 1_000_000 & Long.MAX_VALUE, now, TimeQuality.CONFIRMED),
                uplink));
    }

    private static void hand(byte[] payload, Consumer<Receipt> receipts) {
        if (WireCodec.decodeDownlink(payload) instanceof Decoded.Readable<Downlink>(var envelope)
                && envelope.message() instanceof Downlink.Receipts(var list)) {
            list.forEach(receipts);
        }
    }
}
