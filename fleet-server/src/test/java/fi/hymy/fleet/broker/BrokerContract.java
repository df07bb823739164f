package fi.hymy.fleet.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.enrolment.TestAuthority;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.time.Duration;
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
    static final String REVOKED = "kiosk-revoked";

    final RecordingInbound inbound = new RecordingInbound();

    abstract Broker broker();

    abstract int port();

    abstract TestAuthority authority();

    TestIdentity identity(String kiosk) {
        return authority().kiosk(kiosk);
    }

    @BeforeEach
    void forgetWhatCameBefore() {
        inbound().clear();
    }

    RecordingInbound inbound() {
        return inbound;
    }

    @Test
    void refusesWhomAnotherAuthoritySigned() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, authority().foreign(ONE))) {
            assertThat(kiosk.connect()).isNotEqualTo("SUCCESS");
        }
    }

    @Test
    void refusesWhoHasNoCertificate() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, authority().stranger())) {
            assertThat(kiosk.connect()).isNotEqualTo("SUCCESS");
        }
    }

    @Test
    void refusesARevokedKiosk() {
        try (TestKiosk kiosk = new TestKiosk(port(), REVOKED, identity(REVOKED))) {
            assertThat(kiosk.connect()).isNotEqualTo("SUCCESS");
        }
    }

    @Test
    void takesAMessageFromItsKiosk() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("SUCCESS");

            assertThat(inbound().next().topic()).isEqualTo(new Topic(new KioskId(ONE), Channel.RESPONSES));
        }
    }

    @Test
    void takesAHeartbeatWithoutAcknowledgingIt() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
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
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE));
                TestKiosk other = TestKiosk.linked(port(), TWO, identity(TWO))) {
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
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            kiosk.subscribe(filter);

            publish(TWO, Channel.DESIRED);
            publish(ONE, Channel.ORDERS);

            assertThat(kiosk.next().getTopic()).hasToString("hymy/v1/kiosk-one/dn/orders");
        }
    }

    @Test
    void keepsOneKioskFromEndingAnothersSession() {
        try (TestKiosk one = TestKiosk.linked(port(), ONE, identity(ONE));
                TestKiosk two = new TestKiosk(port(), ONE, identity(TWO))) {
            two.connect();

            assertThat(one.publish("hymy/v1/kiosk-one/up/reported", HELLO)).isEqualTo("SUCCESS");
            assertThat(one.isConnected()).isTrue();
        }
    }

    @Test
    void keepsAKioskFromLeavingAWillInAnothersName() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, identity(ONE))) {
            String answer = kiosk.connect("hymy/v1/kiosk-two/up/presence", 0, HELLO);
            if (answer.equals("SUCCESS")) {
                kiosk.leaveWithWill();
            }
        }
        assertThat(inbound().next(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void saysToAKioskWhatIsForIt() throws InterruptedException {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            broker().publish(new Topic(new KioskId(ONE), Channel.DESIRED), HELLO, Optional.of(Duration.ofHours(1)));

            var message = kiosk.next();
            assertThat(message.getTopic()).hasToString("hymy/v1/kiosk-one/dn/desired");
            assertThat(message.getPayloadAsBytes()).isEqualTo(HELLO);
            assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(3000L, 3600L);
        }
    }

    @Test
    void keepsAMessageForAKioskThatIsAway() throws InterruptedException {
        TestKiosk.linked(port(), ONE, identity(ONE)).close();

        publish(ONE, Channel.ORDERS);

        try (TestKiosk back = TestKiosk.linked(port(), ONE, identity(ONE))) {
            assertThat(back.next().getTopic()).hasToString("hymy/v1/kiosk-one/dn/orders");
        }
    }

    @Test
    void passesOnTheWillOfAKioskThatIsLost() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, identity(ONE))) {
            assertThat(kiosk.connect("hymy/v1/kiosk-one/up/presence", 1, HELLO)).isEqualTo("SUCCESS");
            kiosk.leaveWithWill();

            assertThat(inbound().next().topic()).isEqualTo(new Topic(new KioskId(ONE), Channel.PRESENCE));
        }
    }

    @Test
    void forgetsTheWillOfAKioskThatLeavesInOrder() throws InterruptedException {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, identity(ONE))) {
            assertThat(kiosk.connect("hymy/v1/kiosk-one/up/presence", 0, HELLO)).isEqualTo("SUCCESS");
        }
        assertThat(inbound().next(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void keepsServingOthersWhileOneWaits() {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        inbound().answer(ONE, verdict);
        try (TestKiosk one = TestKiosk.linked(port(), ONE, identity(ONE));
                TestKiosk two = TestKiosk.linked(port(), TWO, identity(TWO))) {
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
