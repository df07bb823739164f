package fi.hymy.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.broker.Mosquitto;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.kiosk.IssuedKiosk;
import fi.hymy.fleet.kiosk.Kiosks;
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
import fi.hymy.protocol.message.Uplink;
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
        Path files = Files.createDirectories(folder.resolve("mosquitto"));
        Files.createFile(files.resolve("passwords"));
        Files.createFile(files.resolve("acl"));
        try (Mosquitto mosquitto = Mosquitto.start(files);
                ConfigurableApplicationContext server = start(mosquitto.port(), files)) {
            IssuedKiosk issued = server.getBean(Kiosks.class).create("Entrance");
            String id = issued.kiosk().id().value();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(files.resolve("passwords")).contains(id));
            mosquitto.readAgain();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                try (TestKiosk kiosk = TestKiosk.linked(mosquitto.port(), id, issued.secret())) {
                    kiosk.publish("hymy/v1/" + id + "/up/responses", batch());
                    assertThat(receipts(kiosk).getFirst().response())
                            .isEqualTo(SampleResponses.smileyWhy(1).id());
                }
            });
            assertThat(server.getBean(ReaderDb.class)
                            .jdbc()
                            .sql("select count(*) from response")
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
                "--hymy.db.url=" + TestDb.emptyPostgres(),
                "--hymy.broker.url=mqtt://127.0.0.1:" + mqttPort,
                "--hymy.broker.user=hymy-server",
                "--hymy.broker.password=a password that only we know",
                "--hymy.broker.mosquitto-files=" + files);
    }

    private static byte[] batch() {
        Uplink responses =
                Uplink.Responses.of(new OutboxId("outbox-1"), List.of(new Uplink.Row(1, SampleResponses.smileyWhy(1))));
        Stamp stamp = new Stamp(1, 5, 5, TimeQuality.CONFIRMED);
        return WireCodec.encode(new Envelope<>(MessageId.of(1, 2, 3), 0, stamp, responses));
    }

    private static List<Receipt> receipts(TestKiosk kiosk) throws InterruptedException {
        byte[] bytes = kiosk.next(5).orElseThrow().getPayloadAsBytes();
        var readable = (Decoded.Readable<Downlink>) WireCodec.decodeDownlink(bytes);
        return ((Downlink.Receipts) readable.envelope().message()).receipts();
    }
}
