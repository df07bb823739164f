package fi.hymy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.storage.BackupCli;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Yesterday's backup is put back on another machine: same authority, same kiosks, and they send again what came since.
final class RestoreDrillIT {
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");
    private static final OutboxId LATE_OUTBOX = new OutboxId("outbox-2");
    private static final int BEFORE = 3;
    private static final int IN_ALL = 8;
    /// Of a kiosk that joined since the backup.
    private static final int LATE = 4;

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingOnSqlite() throws InterruptedException {
        drill(List.of(), List.of());
    }

    @Test
    void losesAndDoublesNothingOnPostgres() throws InterruptedException {
        drill(List.of("--hymy.db.url=" + TestDb.emptyPostgres()), List.of("--hymy.db.url=" + TestDb.emptyPostgres()));
    }

    private void drill(List<String> database, List<String> otherDatabase) throws InterruptedException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        String backup = folder.resolve("yesterday.backup.zip").toString();
        KioskId id;
        TestIdentity identity;
        TestIdentity renewed;
        KioskId late;
        TestIdentity lateIdentity;
        try (RunningServer server = start(first, database)) {
            id = server.bean(Kiosks.class).register("Entrance").id();
            identity = TestIdentity.issued(server, id.value());
            try (TestKiosk kiosk = linked(server, id, identity)) {
                send(kiosk, id, rows(1, BEFORE));
                assertThat(BackupCli.run("backup", settings(first, database, "--hymy.backup.to=" + backup)))
                        .isZero();
                send(kiosk, id, rows(BEFORE + 1, IN_ALL));
            }
            renewed = TestIdentity.issued(server, id.value());
            late = server.bean(Kiosks.class).register("Late").id();
            lateIdentity = TestIdentity.issued(server, late.value());
            try (TestKiosk kiosk = linked(server, late, lateIdentity)) {
                send(kiosk, late, lateRows());
            }
            assertThat(stored(server)).isEqualTo(IN_ALL + LATE);
        }

        assertThat(BackupCli.run("restore", settings(second, otherDatabase, "--hymy.backup.from=" + backup)))
                .isZero();

        try (RunningServer server = start(second, otherDatabase);
                TestKiosk kiosk = linked(server, id, renewed)) {
            assertThat(stored(server)).isEqualTo(BEFORE);
            assertThat(askedAtBirth(kiosk, id, OUTBOX, IN_ALL))
                    .isEqualTo(new Downlink.Resend(OUTBOX, BEFORE + 1, IN_ALL));
            // More than was asked for, as a kiosk may: what is there already must not be there twice.
            publish(kiosk, id, Channel.RESPONSES, rows(1, IN_ALL));

            assertThat(receipts(kiosk)).hasSize(IN_ALL);
            assertThat(stored(server)).isEqualTo(IN_ALL);
            comesAnew(server, late, lateIdentity);
        }
    }

    /// Nobody here knows it: it is turned away, which its staff are told. Once it has joined anew, under another id and
    /// with the same outbox, the server asks for all that it keeps.
    private static void comesAnew(RunningServer server, KioskId late, TestIdentity identity)
            throws InterruptedException {
        int port = server.bean(Broker.class).port().orElseThrow();
        try (TestKiosk stranger = new TestKiosk(port, late.value(), identity)) {
            assertThat(stranger.connect()).isEqualTo("NOT_AUTHORIZED");
        }
        KioskId anew = server.bean(Kiosks.class).register("Late, joined anew").id();
        try (TestKiosk kiosk = linked(server, anew, TestIdentity.issued(server, anew.value()))) {
            assertThat(askedAtBirth(kiosk, anew, LATE_OUTBOX, LATE))
                    .isEqualTo(new Downlink.Resend(LATE_OUTBOX, 1, LATE));
            send(kiosk, anew, lateRows());
            assertThat(stored(server)).isEqualTo(IN_ALL + LATE);
        }
    }

    private static Downlink askedAtBirth(TestKiosk kiosk, KioskId id, OutboxId outbox, int last)
            throws InterruptedException {
        publish(kiosk, id, Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", new OutboxFacts(outbox, last, 1, 0, 0)));
        return next(kiosk, Downlink.Resend.class::isInstance);
    }

    private static RunningServer start(Path data, List<String> database) {
        return RunningServer.start(data, database.toArray(String[]::new));
    }

    private static List<String> settings(Path data, List<String> database, String more) {
        var settings = new ArrayList<>(database);
        settings.add("--hymy.data=" + data);
        settings.add(more);
        return settings;
    }

    private static TestKiosk linked(RunningServer server, KioskId id, TestIdentity identity) {
        return TestKiosk.linked(server.bean(Broker.class).port().orElseThrow(), id.value(), identity);
    }

    private static void send(TestKiosk kiosk, KioskId id, Uplink.Responses rows) throws InterruptedException {
        publish(kiosk, id, Channel.RESPONSES, rows);
        assertThat(receipts(kiosk))
                .hasSize(rows.rows().size())
                .allSatisfy(receipt -> assertThat(receipt.outcome()).isEqualTo(new Receipt.Stored()));
    }

    private static Uplink.Responses rows(int from, int to) {
        return rows(OUTBOX, from, to, 0);
    }

    private static Uplink.Responses lateRows() {
        return rows(LATE_OUTBOX, 1, LATE, IN_ALL);
    }

    /// @param others how many responses other kiosks gave, so that none is given twice
    private static Uplink.Responses rows(OutboxId outbox, int from, int to, int others) {
        return Uplink.Responses.of(
                outbox,
                IntStream.rangeClosed(from, to)
                        .mapToObj(number -> new Uplink.Row(number, SampleResponses.smileyWhy(others + number)))
                        .toList());
    }

    private static void publish(TestKiosk kiosk, KioskId id, Channel channel, Uplink message) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] bytes = WireCodec.encode(new Envelope<>(
                MessageId.of(1, random.nextLong(), random.nextLong()),
                0,
                new Stamp(1, 5, 5, TimeQuality.CONFIRMED),
                message));
        assertThat(kiosk.publish(new Topic(id, channel).name(), bytes)).isEqualTo("SUCCESS");
    }

    private static List<Receipt> receipts(TestKiosk kiosk) throws InterruptedException {
        return ((Downlink.Receipts) next(kiosk, Downlink.Receipts.class::isInstance)).receipts();
    }

    private static Downlink next(TestKiosk kiosk, Predicate<Downlink> wanted) throws InterruptedException {
        while (true) {
            Decoded<Downlink> decoded = WireCodec.decodeDownlink(kiosk.next().getPayloadAsBytes());
            Downlink message = ((Decoded.Readable<Downlink>) decoded).envelope().message();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    private static long stored(RunningServer server) {
        return server.bean(ReaderDb.class)
                .jdbc()
                .sql("select count(*) from response")
                .query(Long.class)
                .single();
    }
}
