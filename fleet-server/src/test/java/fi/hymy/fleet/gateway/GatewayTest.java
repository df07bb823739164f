package fi.hymy.fleet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GatewayTest {
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final OutboxFacts OUTBOX = new OutboxFacts(new OutboxId("outbox-1"), 0, 1, 0, 0);

    private final List<Uplink> handled = new ArrayList<>();
    private final List<Downlink> said = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private boolean hasRoom = true;
    private final Unreadables unreadables = new Unreadables((kiosk, reason, raw) -> hasRoom && kept.add(reason));
    private final Gateway gateway = new Gateway(
            new Handlers(
                    this::handle,
                    this::handle,
                    this::handle,
                    this::handle,
                    this::handle,
                    this::handle,
                    this::handle,
                    this::handle),
            (kiosk, message) -> {
                said.add(message);
                return CompletableFuture.completedStage(null);
            },
            unreadables,
            new Pace(now::get));

    @AfterEach
    void close() {
        unreadables.close();
    }

    private CompletableFuture<Verdict> handle(KioskId kiosk, Uplink message) {
        handled.add(message);
        return CompletableFuture.completedFuture(Verdict.OK);
    }

    @Test
    void handsEachKindToItsHandler() {
        List<Uplink> messages = List.of(
                new Uplink.Birth(1, "1.0", OUTBOX),
                new Uplink.Gone(1),
                new Uplink.Heartbeat(1, OUTBOX),
                new Uplink.Reported(new ReportedState(0, null, null)),
                new Uplink.Health(new Condition(Map.of(), Map.of(), List.of())),
                new Uplink.CommandResult(new CommandId("command-1"), Outcome.DONE, ""),
                new Uplink.Clocks(List.of(new Uplink.Clocks.Confirmed(1, 2, 3))));

        accept(Channel.PRESENCE, bytes(messages.get(0)));
        accept(Channel.PRESENCE, bytes(messages.get(1)));
        accept(Channel.HEARTBEAT, bytes(messages.get(2)));
        accept(Channel.REPORTED, bytes(messages.get(3)));
        accept(Channel.HEALTH, bytes(messages.get(4)));
        accept(Channel.RESULTS, bytes(messages.get(5)));
        accept(Channel.CLOCK, bytes(messages.get(6)));

        assertThat(handled).isEqualTo(messages);
    }

    @Test
    void quarantinesAMessageThatDoesNotBelongOnItsTopic() {
        assertThat(accept(Channel.HEARTBEAT, bytes(new Uplink.Gone(1)))).isEqualTo(Verdict.OK);

        assertThat(handled).isEmpty();
        assertThat(kept).containsExactly("the message does not belong on this topic");
    }

    @Test
    void quarantinesWhatNobodyCanRead() {
        assertThat(accept(Channel.PRESENCE, new byte[70_000])).isEqualTo(Verdict.OK);

        assertThat(kept).hasSize(1);
    }

    @Test
    void goesOnWhenTheQuarantineIsFull() {
        hasRoom = false;

        assertThat(accept(Channel.PRESENCE, "garbage".getBytes(UTF_8))).isEqualTo(Verdict.OK);
        assertThat(accept(Channel.PRESENCE, bytes(new Uplink.Gone(1)))).isEqualTo(Verdict.OK);

        assertThat(handled).hasSize(1);
    }

    @Test
    void defersWhatOnlyANewerServerKnows() {
        String newer = new String(bytes(new Uplink.Gone(1)), UTF_8).replace("\"v\":1", "\"v\":2");
        String unknown = new String(bytes(new Uplink.Gone(1)), UTF_8).replace("\"gone\"", "\"sparkle\"");

        accept(Channel.PRESENCE, newer.getBytes(UTF_8));
        accept(Channel.PRESENCE, unknown.getBytes(UTF_8));

        assertThat(said).hasSize(2).allSatisfy(message -> assertThat(message).isInstanceOf(Downlink.Deferred.class));
        assertThat(kept).isEmpty();
    }

    @Test
    void holdsBackAKioskThatTalksWithoutEndAndListensAgainLater() {
        byte[] heartbeat = bytes(new Uplink.Heartbeat(1, OUTBOX));
        for (int i = 0; i < 1000; i++) {
            accept(Channel.HEARTBEAT, heartbeat);
        }
        assertThat(handled).hasSize(60);
        assertThat(accept(Channel.PRESENCE, bytes(new Uplink.Gone(1)))).isEqualTo(Verdict.BUSY);

        now.updateAndGet(before -> before.plusSeconds(5));

        assertThat(accept(Channel.PRESENCE, bytes(new Uplink.Gone(1)))).isEqualTo(Verdict.OK);
    }

    private Verdict accept(Channel channel, byte[] payload) {
        return gateway.accept(new Topic(KIOSK, channel), payload)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static byte[] bytes(Uplink message) {
        Stamp stamp = new Stamp(1, 5, 5, TimeQuality.CONFIRMED);
        return WireCodec.encode(new Envelope<>(MessageId.of(1, 2, 3), 0, stamp, message));
    }
}
