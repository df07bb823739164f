package fi.hymy.kiosk.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every link promises, though the broker be hostile. Deadlines are short here; what they prove does not depend on
/// their length.
public abstract class LinkContract {
    protected static final KioskId KIOSK = new KioskId("lobby-west-1");

    private static final Topic RESPONSES = new Topic(KIOSK, Topic.Channel.RESPONSES);
    private static final Topic RECEIPTS = new Topic(KIOSK, Topic.Channel.RECEIPTS);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    protected final RecordingListener listener = new RecordingListener();
    private final List<AutoCloseable> open = new ArrayList<>();

    /// A link that is not started yet. The listener may be held up without holding up the link.
    protected abstract Link link(LinkSettings settings);

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void greetsAsAgreed() {
        HostileBroker broker = broker((peer, n) -> peer.welcome().serve());
        Link link = started(usual(broker));
        awaitConnected(link);

        HostileBroker.Greeting greeting = broker.greetings.element();
        assertThat(greeting.clientId()).isEqualTo("lobby-west-1");
        assertThat(greeting.user() + greeting.password())
                .as("user and password")
                .isEmpty();
        assertThat(greeting.cleanStart()).as("clean start").isFalse();
        assertThat(greeting.keepAlive()).isEqualTo(20);
        assertThat(greeting.properties()).as("session expiry").containsEntry(0x11, 604_800L);
        assertThat(greeting.properties().get(0x27)).as("maximum packet size").isBetween(65_536L, 131_072L);
        assertThat(greeting.properties().getOrDefault(0x22, 0L))
                .as("topic aliases")
                .isZero();
        assertThat(greeting.willTopic()).isEqualTo("hymy/v1/lobby-west-1/up/presence");
        assertThat(greeting.willProperties()).as("will delay").containsEntry(0x18, 45L);
        assertThat(greeting.will()).isEqualTo("gone " + session(link));
        assertThat(broker.filters).containsExactly("hymy/v1/lobby-west-1/dn/#");
        assertThat(listener.connected).containsExactly(session(link));
    }

    @Test
    void tellsWhenTheBrokerTookAMessage() {
        HostileBroker broker = broker((peer, n) -> peer.welcome().serve());
        Link link = started(usual(broker));
        awaitConnected(link);

        assertThat(publish(link, "one")).isEqualTo(new Published.Acked());
        HostileBroker.Heard heard = broker.published.element();
        assertThat(heard.topic()).isEqualTo("hymy/v1/lobby-west-1/up/responses");
        assertThat(heard.payload()).isEqualTo("one");
        assertThat(heard.qos()).isEqualTo(1);
    }

    @Test
    void takesARefusalForARefusal() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            HostileBroker.Heard heard = nextPublish(broker(), peer);
            peer.acknowledge(heard.packetId(), 0x87).serve();
        });
        Link link = started(usual(broker));
        awaitConnected(link);

        assertThat(publish(link, "one")).isEqualTo(new Published.Refused(0x87));
        assertThat(publish(link, "two")).isEqualTo(new Published.Acked());
    }

    @Test
    void losesWhatIsNotAcknowledgedAndNeverSendsItAgainByItself() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                nextPublish(broker(), peer);
                return;
            }
            peer.serve();
        });
        Link link = started(usual(broker));
        awaitConnected(link);

        assertThat(publish(link, "one")).isInstanceOf(Published.Lost.class);
        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);
        assertThat(publish(link, "two")).isEqualTo(new Published.Acked());
        assertThat(broker.published).extracting(heard -> heard.payload()).containsExactly("one", "two");
        assertThat(listener.disconnected).hasSize(1);
    }

    @Test
    void losesAtOnceWithoutAConnection() {
        Link link = open(link(usual(broker((peer, n) -> peer.fallSilent()))));

        assertThat(publish(link, "one")).isInstanceOf(Published.Lost.class);
    }

    @Test
    void countsSessionsUpwards() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 3) {
                peer.serve();
            } else {
                // A welcome that is followed by the end at once may be overtaken by it.
                await().atMost(PATIENT).until(() -> listener.connected.size() == n);
            }
        });
        Link link = started(usual(broker));
        await().atMost(PATIENT).until(() -> listener.connected.size() == 3);

        assertThat(List.copyOf(listener.connected)).isSorted().doesNotHaveDuplicates();
        assertThat(listener.disconnected).hasSize(2);
        assertThat(session(link)).isEqualTo(List.copyOf(listener.connected).getLast());
    }

    @Test
    void acknowledgesOnlyWhatWasDealtWith() {
        CompletableFuture<String> dealtWith = new CompletableFuture<>();
        RecordingListener slow =
                new RecordingListener(text -> text.equals("slow") ? dealtWith : CompletableFuture.completedStage(text));
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            peer.publish(RECEIPTS.name(), "good".getBytes(UTF_8), 11);
            peer.publish("hymy/v1/lobby-west-1/dn/unheard-of", "odd".getBytes(UTF_8), 12);
            peer.publish(RECEIPTS.name(), "slow".getBytes(UTF_8), 13).serve();
        });
        Link link = open(link(usual(broker)));
        link.start(slow);
        await().atMost(PATIENT).until(() -> broker.acknowledged.contains(12) && slow.received.contains("slow"));

        assertThat(broker.acknowledged).as("slow waits, odd is nobody's").containsExactly(11, 12);
        dealtWith.complete("slow");
        await().atMost(PATIENT).until(() -> broker.acknowledged.contains(13));
        assertThat(slow.received).containsExactly("good", "slow");
    }

    @Test
    void doesNotAcknowledgeWhatFailed() {
        RecordingListener failing = new RecordingListener(
                text -> CompletableFuture.failedStage(new IllegalStateException("the disk is full")));
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                peer.publish(RECEIPTS.name(), "bad".getBytes(UTF_8), 11);
            }
            peer.serve();
        });
        Link link = open(link(usual(broker)));
        link.start(failing);
        await().atMost(PATIENT).until(() -> failing.received.contains("bad"));

        await().during(Duration.ofMillis(300)).atMost(PATIENT).until(broker.acknowledged::isEmpty);
    }

    @Test
    void outlivesAListenerThatIsHeldUp() {
        CountDownLatch heldUp = new CountDownLatch(1);
        RecordingListener stalled = new RecordingListener(text -> {
            waitFor(heldUp);
            return CompletableFuture.completedStage(text);
        });
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            for (int id = 1; id <= 30; id++) {
                peer.publish(RECEIPTS.name(), ("message " + id).getBytes(UTF_8), id);
            }
            peer.serve();
        });
        Link link = open(link(settings(broker, Duration.ofSeconds(1), LONG, LONG)));
        link.start(stalled);
        await().atMost(PATIENT).until(() -> !stalled.received.isEmpty());

        // Three keep-alives long: by then a client that waits for its listener has been cut off.
        await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENT).until(() -> true);
        assertThat(publish(link, "meanwhile")).isEqualTo(new Published.Acked());
        heldUp.countDown();

        await().atMost(PATIENT).until(() -> broker.acknowledged.size() == 30);
        assertThat(stalled.received)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                        .mapToObj(id -> "message " + id)
                        .toList());
        assertThat(broker.connections()).as("the connection stayed up").isEqualTo(1);
    }

    @Test
    void subscribesThoughABacklogComesFirst() {
        HostileBroker broker = broker((peer, n) -> {
            peer.read();
            peer.greet(new MqttBytes());
            for (int id = 1; id <= 60; id++) {
                peer.publish(RECEIPTS.name(), ("message " + id).getBytes(UTF_8), id);
            }
            peer.takeSubscription().serve();
        });
        Link link = started(usual(broker));
        awaitConnected(link);

        await().atMost(PATIENT).until(() -> broker.acknowledged.size() == 60);
        assertThat(broker.connections()).isEqualTo(1);
    }

    @Test
    void comesBackWhenTheGreetingNeverComes() {
        HostileBroker broker = broker((peer, n) -> {
            if (n == 1) {
                peer.fallSilent();
            }
            peer.welcome().serve();
        });

        awaitConnected(started(settings(broker, LONG, Duration.ofMillis(600), LONG)));
        assertThat(broker.connections()).isEqualTo(2);
    }

    @Test
    void comesBackWhenTheSubscriptionIsNotAnswered() {
        HostileBroker broker = broker((peer, n) -> {
            peer.read();
            peer.greet(new MqttBytes());
            if (n == 1) {
                peer.fallSilent();
            }
            peer.takeSubscription().serve();
        });

        awaitConnected(started(settings(broker, LONG, Duration.ofMillis(600), LONG)));
        assertThat(broker.connections()).isEqualTo(2);
    }

    @Test
    void comesBackWhenTheServerNeverReplies() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 2) {
                peer.publish(RECEIPTS.name(), "here".getBytes(UTF_8), 1);
            }
            peer.serve();
        });
        started(settings(broker, LONG, LONG, Duration.ofSeconds(1)));

        await().atMost(PATIENT).until(() -> listener.received.contains("here"));
        await().pollDelay(Duration.ofMillis(1500)).atMost(PATIENT).until(() -> true);
        assertThat(broker.connections())
                .as("the second connection had its reply and stays")
                .isEqualTo(2);
    }

    @Test
    void comesBackWhenTheBrokerFallsSilent() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                peer.fallSilent();
            }
            peer.serve();
        });
        started(settings(broker, Duration.ofSeconds(1), LONG, LONG));

        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);
    }

    @Test
    void comesBackAfterAnOversizedPacket() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                // 256 MiB less one byte: the largest that MQTT can announce.
                peer.raw(new byte[] {0x32, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 0});
            }
            peer.serve();
        });
        started(usual(broker));

        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);
    }

    @Test
    void comesBackAfterGarbage() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            switch (n) {
                case 1 -> peer.raw(new byte[] {0x00, 0x01, 0x02, 0x03});
                case 2 -> peer.raw("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                case 3 -> peer.raw(new byte[] {0x32, 0x03, 0x7F, 0x7F, 0x00});
                case 4 -> peer.raw(new byte[] {0x32, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1});
                default -> {}
            }
            peer.serve();
        });
        started(settings(broker, Duration.ofSeconds(1), LONG, LONG));

        await().atMost(PATIENT).until(() -> listener.connected.size() == 5);
    }

    @Test
    void comesBackSoonWhenTheBrokerShutsDown() {
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                peer.disconnect(0x8B);
            }
            peer.serve();
        });
        started(usual(broker));

        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);
        assertThat(listener.disconnected.element()).contains("0x8B");
    }

    @Test
    void waitsLongWhenAnotherTookTheSessionOver() {
        HostileBroker broker =
                broker((peer, n) -> peer.welcome().disconnect(0x8E).fallSilent());
        Link link = started(usual(broker));

        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Waiting);
        assertThat(((LinkState.Waiting) link.state()).delay()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
        assertThat(((LinkState.Waiting) link.state()).reason()).contains("0x8E");
    }

    @Test
    void waitsLongWhenTheBrokerTurnsItAway() {
        HostileBroker broker = broker((peer, n) -> {
            peer.read();
            peer.write(
                    HostileBroker.CONNACK, 0, new MqttBytes().one(0).one(0x86).one(0));
        });
        Link link = started(usual(broker));

        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Waiting);
        assertThat(((LinkState.Waiting) link.state()).delay()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
    }

    @Test
    void keepsWithinWhatTheBrokerTakes() {
        CountDownLatch counted = new CountDownLatch(1);
        HostileBroker broker = broker((peer, n) -> {
            peer.read();
            peer.greet(new MqttBytes().one(0x21).two(3));
            peer.takeSubscription();
            List<HostileBroker.Heard> first =
                    List.of(nextPublish(broker(), peer), nextPublish(broker(), peer), nextPublish(broker(), peer));
            waitFor(counted);
            for (HostileBroker.Heard heard : first) {
                peer.acknowledge(heard.packetId(), 0);
            }
            peer.serve();
        });
        Link link = started(usual(broker));
        awaitConnected(link);

        List<CompletableFuture<Published>> all = IntStream.range(0, 40)
                .mapToObj(i -> link.publish(RESPONSES, new byte[] {(byte) i}, Link.Qos.AT_LEAST_ONCE)
                        .toCompletableFuture())
                .toList();
        await().atMost(PATIENT).until(() -> broker.published.size() == 3);
        await().during(Duration.ofMillis(300)).atMost(PATIENT).until(() -> broker.published.size() == 3);
        counted.countDown();

        assertThat(all)
                .allSatisfy(each -> assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo(new Published.Acked()));
        assertThat(broker.published).hasSize(40);
    }

    @Test
    void sendsNoDeadTopicAliasOnANewConnection() {
        HostileBroker broker = broker((peer, n) -> {
            peer.read();
            peer.greet(new MqttBytes().one(0x22).two(5));
            peer.takeSubscription();
            if (n == 1) {
                peer.acknowledge(nextPublish(broker(), peer).packetId(), 0);
                nextPublish(broker(), peer);
                return;
            }
            peer.serve();
        });
        Link link = started(usual(broker));
        awaitConnected(link);
        publish(link, "one");
        publish(link, "two");
        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);

        assertThat(publish(link, "three")).isEqualTo(new Published.Acked());
        assertThat(broker.published)
                .filteredOn(heard -> heard.connection() == 2)
                .singleElement()
                .satisfies(heard -> assertThat(heard.topic()).isEqualTo(RESPONSES.name()));
    }

    @Test
    void saysItsLastWordsWhenItLeaves() {
        HostileBroker broker = broker((peer, n) -> peer.welcome().serve());
        Link link = started(usual(broker));
        awaitConnected(link);
        long session = session(link);

        link.close();

        await().atMost(PATIENT).until(() -> !broker.farewells.isEmpty());
        assertThat(broker.farewells).containsExactly(0);
        assertThat(broker.published).singleElement().satisfies(heard -> {
            assertThat(heard.topic()).isEqualTo("hymy/v1/lobby-west-1/up/presence");
            assertThat(heard.payload()).isEqualTo("gone " + session);
        });
        assertThat(link.state()).isEqualTo(new LinkState.Down());
        assertThat(broker.connections()).as("it stays away").isEqualTo(1);
    }

    @Test
    void comesBackWhenItIsDropped() {
        HostileBroker broker = broker((peer, n) -> peer.welcome().serve());
        Link link = started(usual(broker));
        awaitConnected(link);

        link.drop("no desired state");

        await().atMost(PATIENT).until(() -> listener.connected.size() == 2);
        assertThat(listener.disconnected).containsExactly("no desired state");
    }

    private HostileBroker broker;

    private HostileBroker broker() {
        return broker;
    }

    protected final HostileBroker broker(HostileBroker.Script script) {
        broker = open(new HostileBroker(script));
        return broker;
    }

    protected final <T extends AutoCloseable> T open(T closeable) {
        open.add(closeable);
        return closeable;
    }

    protected static LinkSettings usual(HostileBroker broker) {
        return settings(broker, LONG, LONG, LONG);
    }

    protected static LinkSettings settings(
            HostileBroker broker, Duration keepAlive, Duration greeting, Duration firstReply) {
        return new LinkSettings(
                KIOSK,
                "127.0.0.1",
                broker.port(),
                keepAlive,
                new LinkSettings.Deadlines(Duration.ofSeconds(10), greeting, greeting, firstReply),
                new LinkSettings.Patience(
                        Duration.ofMillis(1),
                        Duration.ofMillis(20),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)));
    }

    protected final Link started(LinkSettings settings) {
        Link link = open(link(settings));
        link.start(listener);
        return link;
    }

    protected static void awaitConnected(Link link) {
        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Connected);
    }

    private static long session(Link link) {
        return ((LinkState.Connected) link.state()).session();
    }

    protected static Published publish(Link link, String text) {
        return link.publish(RESPONSES, text.getBytes(UTF_8), Link.Qos.AT_LEAST_ONCE)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /// Answers pings until a message comes.
    private static HostileBroker.Heard nextPublish(HostileBroker broker, HostileBroker.Peer peer) throws IOException {
        int before = broker.published.size();
        while (broker.published.size() == before) {
            if (peer.read().type() == HostileBroker.PINGREQ) {
                peer.write(HostileBroker.PINGRESP, 0, new MqttBytes());
            }
        }
        return List.copyOf(broker.published).getLast();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
