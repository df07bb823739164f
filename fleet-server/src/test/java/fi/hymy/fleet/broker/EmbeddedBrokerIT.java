package fi.hymy.fleet.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedBrokerIT extends BrokerContract {
    private static final RecordingInbound INBOUND = new RecordingInbound();

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = new EmbeddedBroker(folder, "127.0.0.1", 0);
        broker.start(
                (kiosk, secret) -> {
                    if (kiosk.value().equals("kiosk-unlucky")) {
                        throw new IllegalStateException("the database is away");
                    }
                    return KIOSKS.accepts(kiosk, secret);
                },
                INBOUND);
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
    RecordingInbound inbound() {
        return INBOUND;
    }

    @Test
    void holdsTheAcknowledgementUntilTheMessageIsDealtWith() {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        INBOUND.answer(ONE, verdict);
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, "secret of " + ONE)) {
            CompletableFuture<String> acknowledged = kiosk.publishing("hymy/v1/kiosk-one/up/responses", HELLO);
            INBOUND.next();
            assertThat(acknowledged).isNotDone();

            verdict.complete(Verdict.OK);

            assertThat(acknowledged.join()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void saysBusyAndFailed() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, "secret of " + ONE)) {
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
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
        }
    }

    @Test
    void refusesAClientIdThatIsNotTheUserName() {
        try (TestKiosk kiosk = new TestKiosk(port(), "kiosk-three")) {
            assertThat(kiosk.connect(ONE, "secret of " + ONE)).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void refusesAForeignWillWhenConnecting() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            assertThat(kiosk.connect(ONE, "secret of " + ONE, "hymy/v1/kiosk-two/up/presence", 0, HELLO))
                    .isEqualTo("NOT_AUTHORIZED");
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
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
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
                .buildBlocking();
        assertThatThrownBy(() -> old.connectWith()
                        .simpleAuth()
                        .username(ONE)
                        .password(secret(ONE).getBytes(UTF_8))
                        .applySimpleAuth()
                        .send())
                .hasMessageContaining("UNSUPPORTED_PROTOCOL_VERSION");
    }

    @Test
    void tellsAKioskToComeAgainWhenItCannotBeChecked() {
        try (TestKiosk kiosk = new TestKiosk(port(), "kiosk-unlucky")) {
            assertThat(kiosk.connect("kiosk-unlucky", "secret")).isEqualTo("SERVER_UNAVAILABLE");
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        EmbeddedBroker second = new EmbeddedBroker(folder.resolve("second"), "127.0.0.1", port());

        assertThatThrownBy(() -> second.start(KIOSKS, INBOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + port());
    }
}
