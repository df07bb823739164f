package fi.hymy.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.enrolment.TestAuthority;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same promises on a mosquitto that got its kiosks from our registry.
final class ExternalBrokerIT extends BrokerContract {
    private static final RecordingInbound INBOUND = new RecordingInbound();

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static Mosquitto mosquitto;
    private static ExternalBroker broker;

    @BeforeAll
    static void start() throws IOException {
        authority = TestAuthority.in(folder.resolve("ca"));
        int port = Mosquitto.freePort();
        authority.mosquitto(folder, port, REVOKED);
        mosquitto = Mosquitto.start(folder, port);
        URI url = URI.create("mqtts://127.0.0.1:" + port);
        broker = new ExternalBroker(
                new BrokerSettings.External(url, null, null, "hymy-servers", null),
                "hymy-server-test",
                authority.files());
        broker.start((kiosk, serial) -> false, INBOUND);
    }

    @AfterAll
    static void stop() {
        if (mosquitto != null) {
            broker.stop();
            mosquitto.close();
        }
    }

    @Override
    Broker broker() {
        return broker;
    }

    @Override
    int port() {
        return mosquitto.port();
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
    void triesAgainWhatCouldNotBeTaken() {
        INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.BUSY));
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO);
            INBOUND.next();
            INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.OK));

            assertThat(INBOUND.next().topic()).isEqualTo(new Topic(new KioskId(ONE), Channel.RESPONSES));
        }
    }

    @Test
    void comesBackAndListensAgainAfterTheBrokerWasKilled() throws IOException, InterruptedException {
        mosquitto.restart();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
                kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO);
                assertThat(INBOUND.next(Duration.ofSeconds(2))).isPresent();
            }
        });
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, identity(ONE))) {
            broker.publish(new Topic(new KioskId(ONE), Channel.DESIRED), HELLO, Optional.empty())
                    .toCompletableFuture()
                    .join();
            assertThat(kiosk.next().getPayloadAsBytes()).isEqualTo(HELLO);
        }
    }

    @Test
    void knowsAKioskByItsCertificateWhateverItCallsItself() {
        try (TestKiosk kiosk = new TestKiosk(port(), TWO, identity(ONE))) {
            assertThat(kiosk.connect()).isEqualTo("SUCCESS");
            assertThat(kiosk.publish("hymy/v1/kiosk-two/up/responses", HELLO)).isEqualTo("NOT_AUTHORIZED");
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("SUCCESS");
        }
    }

    @Test
    void shutsOutAKioskThatIsConnectedOnceItReadItsFilesAgain() throws IOException, InterruptedException {
        String late = "kiosk-late";
        try (TestKiosk kiosk = TestKiosk.linked(port(), late, identity(late))) {
            authority.mosquitto(folder, port(), REVOKED, late);
            mosquitto.readAgain();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !kiosk.publish("hymy/v1/" + late + "/up/reported", HELLO)
                            .equals("SUCCESS"));
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (TestKiosk again = new TestKiosk(port(), late, identity(late))) {
                assertThat(again.connect()).isNotEqualTo("SUCCESS");
            }
        });
    }
}
