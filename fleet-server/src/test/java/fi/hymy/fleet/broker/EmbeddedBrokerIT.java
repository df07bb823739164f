package fi.hymy.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import fi.hymy.fleet.enrolment.TestAuthority;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.protocol.id.KioskId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedBrokerIT extends BrokerContract {
    private static final String UNLUCKY = "kiosk-unlucky";
    private static final RecordingInbound INBOUND = new RecordingInbound();

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        authority = TestAuthority.in(folder.resolve("ca"));
        broker = broker(folder.resolve("broker"), 0);
        broker.start(EmbeddedBrokerIT::accepts, INBOUND);
    }

    private static EmbeddedBroker broker(Path folder, int port) {
        return new EmbeddedBroker(folder, "127.0.0.1", port, authority.files());
    }

    private static boolean accepts(KioskId kiosk, BigInteger serial) {
        if (kiosk.value().equals(UNLUCKY)) {
            throw new IllegalStateException("the database is away");
        }
        return !kiosk.value().equals(REVOKED) && authority.gave(kiosk, serial);
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @Override
    Broker broker() {
        return broker;
    }

    @Override
    int port() {
        return broker.port().orElseThrow();
    }

    @Override
    TestAuthority authority() {
        return authority;
    }

    @Override
    RecordingInbound inbound() {
        return INBOUND;
    }

    @Test
    void holdsTheAcknowledgementUntilTheMessageIsDealtWith() {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        INBOUND.answer(ONE, verdict);
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            CompletableFuture<String> acknowledged = kiosk.publishing("hymy/v1/kiosk-one/up/responses", HELLO);
            INBOUND.next();
            assertThat(acknowledged).isNotDone();

            verdict.complete(Verdict.OK);

            assertThat(acknowledged.join()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void saysBusyAndFailed() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.BUSY));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("QUOTA_EXCEEDED");
            INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.FAILED));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
            INBOUND.answer(ONE, CompletableFuture.failedStage(new IllegalStateException("broken")));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
        }
    }

    @Test
    void doesNotAcknowledgeAMessageOnWhichItsTakerBroke() {
        INBOUND.explode();
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
        }
    }

    @Test
    void refusesAClientIdThatIsNotTheCertificates() {
        try (TestKiosk kiosk = new TestKiosk(port(), TWO, identity(ONE))) {
            assertThat(kiosk.connect()).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void refusesACertificateThatWasNotGiven() {
        TestIdentity signed = TestAuthority.in(folder.resolve("ca")).kiosk(ONE);
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, signed)) {
            assertThat(kiosk.connect()).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void refusesAForeignWillWhenConnecting() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE, identity(ONE))) {
            assertThat(kiosk.connect("hymy/v1/kiosk-two/up/presence", 0, HELLO)).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hymy/v1/kiosk-two/dn/#",
                "hymy/v1/kiosk-one/dn/desired",
                "hymy/v1/kiosk-one/up/#",
                "hymy/v1/+/dn/#",
                "#",
                "+",
                "$SYS/#",
                "$share/hymy/hymy/v1/+/up/#",
                "$share/all/hymy/v1/kiosk-one/dn/#"
            })
    void refusesEverySubscriptionButItsOwn(String filter) {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            assertThat(kiosk.subscribe(filter)).isIn("NOT_AUTHORIZED", "SHARED_SUBSCRIPTIONS_NOT_SUPPORTED");
        }
    }

    @Test
    void refusesAnOlderMqtt() {
        var old = MqttClient.builder()
                .useMqttVersion3()
                .identifier(ONE)
                .serverHost("127.0.0.1")
                .serverPort(port())
                .sslConfig()
                .keyManagerFactory(identity(ONE).keyManagers())
                .trustManagerFactory(identity(ONE).trustManagers())
                .hostnameVerifier((host, session) -> true)
                .applySslConfig()
                .buildBlocking();
        assertThatThrownBy(old::connect).hasMessageContaining("UNSUPPORTED_PROTOCOL_VERSION");
    }

    @Test
    void tellsAKioskToComeAgainWhenItCannotBeChecked() {
        try (TestKiosk kiosk = new TestKiosk(port(), UNLUCKY, identity(UNLUCKY))) {
            assertThat(kiosk.connect()).isEqualTo("SERVER_UNAVAILABLE");
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        EmbeddedBroker second = broker(folder.resolve("second"), port());

        assertThatThrownBy(() -> second.start((kiosk, serial) -> false, INBOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + port());
    }
}
