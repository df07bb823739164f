package fi.hymy.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.kiosk.IssuedKiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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

    private static Mosquitto mosquitto;
    private static ExternalBroker broker;
    private static final Map<String, String> SECRETS = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        String serverPassword;
        try (Db db = TestDb.sqlite(folder)) {
            Kiosks kiosks = new Kiosks(db.writer(), db.reader(), InstantSource.system());
            register(kiosks, ONE);
            register(kiosks, TWO);
            IssuedKiosk server = kiosks.create(new KioskId("hymy-server"), "not a kiosk");
            serverPassword = server.secret();
            Map<KioskId, String> hashes = kiosks.secretHashes();
            String serverHash = hashes.remove(new KioskId("hymy-server"));
            MosquittoFiles.write(folder, hashes, "hymy-server", serverHash);
        }
        mosquitto = Mosquitto.start(folder);
        URI url = URI.create("mqtt://127.0.0.1:" + mosquitto.port());
        broker = new ExternalBroker(
                new BrokerSettings.External(url, "hymy-server", serverPassword, "hymy-servers", null),
                "hymy-server-test");
        broker.start(KIOSKS, INBOUND);
    }

    private static void register(Kiosks kiosks, String id) {
        SECRETS.put(id, kiosks.create(new KioskId(id), id).secret());
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
    String secret(String kiosk) {
        return SECRETS.getOrDefault(kiosk, "none");
    }

    @Override
    RecordingInbound inbound() {
        return INBOUND;
    }

    @Test
    void triesAgainWhatCouldNotBeTaken() {
        INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.BUSY));
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
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
            try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
                kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO);
                assertThat(INBOUND.next(Duration.ofSeconds(2))).isPresent();
            }
        });
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, secret(ONE))) {
            broker.publish(new Topic(new KioskId(ONE), Channel.DESIRED), HELLO, Optional.empty())
                    .toCompletableFuture()
                    .join();
            assertThat(kiosk.next().getPayloadAsBytes()).isEqualTo(HELLO);
        }
    }
}
