package fi.hymy.fleet.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What kiosks and server may expect of a broker, embedded or another's: who gets in, which topics, and how
/// messages get through.
abstract class BrokerContract {
    static final String ONE = "kiosk-one";
    static final String TWO = "kiosk-two";
    static final byte[] HELLO = "hello".getBytes(UTF_8);
    static final KioskAuthenticator KIOSKS =
            (kiosk, secret) -> List.of(ONE, TWO).contains(kiosk.value()) && secret.equals("secret of " + kiosk);

    final RecordingInbound inbound = new RecordingInbound();

    abstract Broker broker();

    abstract int port();

    String secret(String kiosk) {
        return "secret of " + kiosk;
    }

    @BeforeEach
    void forgetWhatCameBefore() {
        inbound().clear();
    }

    RecordingInbound inbound() {
        return inbound;
    }

    @Test
    void refusesAWrongSecret() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            assertThat(kiosk.connect(ONE, secret(TWO))).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void refusesAnUnknownKiosk() {
        try (TestKiosk kiosk = new TestKiosk(port(), "kiosk-none")) {
            assertThat(kiosk.connect("kiosk-none", "secret of kiosk-none")).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void takesAMessageFromItsKiosk() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("SUCCESS");

            assertThat(inbound().next().topic()).isEqualTo(new Topic(new KioskId(ONE), Channel.RESPONSES));
        }
    }

    @Test
    void takesAHeartbeatWithoutAcknowledgingIt() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            kiosk.publishUnacknowledged("hymy/v1/kiosk-one/up/heartbeat", HELLO);

            assertThat(inbound().next().payload()).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hymy/v1/kiosk-two/up/responses",
                "hymy/v1/kiosk-two/dn/desired",
                "hymy/v1/kiosk-one/dn/desired",
                "anything"
            })
    void keepsAKioskFromPublishingElsewhere(String topic) {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE));
                TestKiosk other = TestKiosk.linked(port(), TWO, secret(TWO))) {
            assertThat(kiosk.publish(topic, HELLO)).isEqualTo("NOT_AUTHORIZED");

            assertThat(other.publish("hymy/v1/kiosk-two/up/reported", HELLO)).isEqualTo("SUCCESS");
            assertThat(inbound().next().topic()).isEqualTo(new Topic(new KioskId(TWO), Channel.REPORTED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hymy/v1/kiosk-two/dn/#",
                "hymy/v1/kiosk-two/dn/desired",
                "hymy/v1/+/dn/#",
                "hymy/v1/+/up/#",
                "#",
                "+/#",
                "+",
                "$SYS/#",
                "$share/all/hymy/v1/+/dn/#",
                "$share/all/hymy/v1/kiosk-two/dn/#"
            })
    void keepsAKioskFromListeningElsewhere(String filter) throws InterruptedException {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            kiosk.subscribe(filter);

            publish(TWO, Channel.DESIRED);
            publish(ONE, Channel.ORDERS);

            assertThat(kiosk.next().getTopic()).hasToString("hymy/v1/kiosk-one/dn/orders");
        }
    }

    @Test
    void keepsOneKioskFromEndingAnothersSession() {
        try (TestKiosk one = TestKiosk.linked(port(), ONE, secret(ONE));
                TestKiosk two = new TestKiosk(port(), ONE)) {
            two.connect(TWO, secret(TWO));

            assertThat(one.publish("hymy/v1/kiosk-one/up/reported", HELLO)).isEqualTo("SUCCESS");
            assertThat(one.isConnected()).isTrue();
        }
    }

    @Test
    void keepsAKioskFromLeavingAWillInAnothersName() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            String answer = kiosk.connect(ONE, secret(ONE), "hymy/v1/kiosk-two/up/presence", 0, HELLO);
            if (answer.equals("SUCCESS")) {
                kiosk.leaveWithWill();
            }
        }
        assertThat(inbound().next(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void saysToAKioskWhatIsForIt() throws InterruptedException {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            broker().publish(new Topic(new KioskId(ONE), Channel.DESIRED), HELLO, Optional.of(Duration.ofHours(1)));

            var message = kiosk.next();
            assertThat(message.getTopic()).hasToString("hymy/v1/kiosk-one/dn/desired");
            assertThat(message.getPayloadAsBytes()).isEqualTo(HELLO);
            assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(3000L, 3600L);
        }
    }

    @Test
    void keepsAMessageForAKioskThatIsAway() throws InterruptedException {
        TestKiosk.linked(port(), ONE, secret(ONE)).close();

        publish(ONE, Channel.ORDERS);

        try (TestKiosk back = TestKiosk.linked(port(), ONE, secret(ONE))) {
            assertThat(back.next().getTopic()).hasToString("hymy/v1/kiosk-one/dn/orders");
        }
    }

    @Test
    void passesOnTheWillOfAKioskThatIsLost() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            assertThat(kiosk.connect(ONE, secret(ONE), "hymy/v1/kiosk-one/up/presence", 1, HELLO))
                    .isEqualTo("SUCCESS");
            kiosk.leaveWithWill();

            assertThat(inbound().next().topic()).isEqualTo(new Topic(new KioskId(ONE), Channel.PRESENCE));
        }
    }

    @Test
    void forgetsTheWillOfAKioskThatLeavesInOrder() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            assertThat(kiosk.connect(ONE, secret(ONE), "hymy/v1/kiosk-one/up/presence", 0, HELLO))
                    .isEqualTo("SUCCESS");
        }
        assertThat(inbound().next(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void keepsServingOthersWhileOneWaits() {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        inbound().answer(ONE, verdict);
        try (TestKiosk one = TestKiosk.linked(port(), ONE, secret(ONE));
                TestKiosk two = TestKiosk.linked(port(), TWO, secret(TWO))) {
            CompletableFuture<String> _ = one.publishing("hymy/v1/kiosk-one/up/responses", HELLO);
            assertThat(inbound().next().topic().kiosk()).isEqualTo(new KioskId(ONE));

            assertThat(two.publish("hymy/v1/kiosk-two/up/responses", HELLO)).isEqualTo("SUCCESS");
            assertThat(inbound().next().topic().kiosk()).isEqualTo(new KioskId(TWO));
            verdict.complete(Verdict.OK);
        }
    }

    private void publish(String kiosk, Channel channel) {
        broker().publish(new Topic(new KioskId(kiosk), channel), HELLO, Optional.empty())
                .toCompletableFuture()
                .join();
    }
}
