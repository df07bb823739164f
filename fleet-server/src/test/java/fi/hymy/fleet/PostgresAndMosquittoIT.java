package fi.hymy.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.broker.Mosquitto;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.enrolment.TestAuthority;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.fleet.kiosk.KeyToTell;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.seal.TestSealer;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// The same server on PostgreSQL, with its kiosks on a mosquitto of another's.
final class PostgresAndMosquittoIT {
    @TempDir
    Path folder;

    @Test
    void storesAResponseAndSendsItsReceipt() throws IOException, InterruptedException {
        Path files = folder.resolve("mosquitto");
        int port = Mosquitto.freePort();
        TestAuthority.in(folder.resolve("data/ca")).mosquitto(files, port);
        try (Mosquitto mosquitto = Mosquitto.start(files, port);
                ConfigurableApplicationContext server = start(port, files)) {
            String id = server.getBean(Kiosks.class).register("Entrance").id().value();
            TestIdentity identity = TestIdentity.issued(server, id);
            SealingKey key = server.getBean(KeyToTell.class).key().orElseThrow();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                try (TestKiosk kiosk = TestKiosk.linked(port, id, identity)) {
                    kiosk.publish("hymy/v1/" + id + "/up/responses", batch(key));
                    assertThat(receipts(kiosk).getFirst().response())
                            .isEqualTo(SampleResponses.smileyWhy(1).id());
                }
            });
            assertThat(Files.readString(files.resolve("acl"))).doesNotContain(id);
            TestIdentity.revoke(server, id);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(files.resolve("acl")).contains(id));
            mosquitto.readAgain();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                try (TestKiosk kiosk = new TestKiosk(port, id, identity)) {
                    assertThat(kiosk.connect()).isNotEqualTo("SUCCESS");
                }
            });
            assertThat(server.getBean(ReaderDb.class)
                            .jdbc()
                            .sql("select count(*) from response where body like '%meteli%'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private ConfigurableApplicationContext start(int mqttPort, Path files) {
        return FleetServer.start(
                "--data",
                folder.resolve("data").toString(),
                "--http-port",
                "0",
                "--devices-port",
                "0",
                "--hymy.db.url=" + TestDb.emptyPostgres(),
                "--hymy.broker.url=mqtts://127.0.0.1:" + mqttPort,
                "--hymy.broker.mosquitto-files=" + files);
    }

    /// Sealed, as kiosks send what people wrote.
    private static byte[] batch(SealingKey key) {
        Response sealed = TestSealer.seal(key, SampleResponses.smileyWhy(1));
        Uplink responses = Uplink.Responses.of(new OutboxId("outbox-1"), List.of(new Uplink.Row(1, sealed)));
        Stamp stamp = new Stamp(1, 5, 5, TimeQuality.CONFIRMED);
        return WireCodec.encode(new Envelope<>(MessageId.of(1, 2, 3), 0, stamp, responses));
    }

    private static List<Receipt> receipts(TestKiosk kiosk) throws InterruptedException {
        byte[] bytes = kiosk.next(5).orElseThrow().getPayloadAsBytes();
        var readable = (Decoded.Readable<Downlink>) WireCodec.decodeDownlink(bytes);
        return ((Downlink.Receipts) readable.envelope().message()).receipts();
    }
}
