package fi.hymy.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.kiosk.KeyToTell;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Presence;
import fi.hymy.fleet.kiosk.Presences;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.seal.TestSealer;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk's messages into a whole server, and what comes back.
final class SpineIT {
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");
    private static final OutboxFacts EMPTY = new OutboxFacts(OUTBOX, 0, 1, 0, 0);

    @TempDir
    static Path folder;

    private static RunningServer server;

    private KioskId id;
    private TestKiosk kiosk;

    @BeforeAll
    static void startServer() {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void linkKiosk() {
        id = server.bean(Kiosks.class).register("Entrance").id();
        kiosk = TestKiosk.linked(server, id.value());
    }

    @AfterEach
    void leave() {
        kiosk.close();
    }

    @Test
    void storesAResponseAndSendsItsReceipt() throws InterruptedException {
        Response response = SampleResponses.smileyWhy(1);

        assertThat(send(Channel.RESPONSES, responses(1, response))).isEqualTo("SUCCESS");

        assertThat(nextReceipts()).containsExactly(new Receipt(response.id(), new Receipt.Stored()));
        assertThat(storedBodies(response)).isEqualTo(1);
    }

    @Test
    void storesOnceWhenDeliveredTwice() throws InterruptedException {
        Response response = SampleResponses.smileyWhy(2);
        send(Channel.RESPONSES, responses(1, response));
        nextReceipts();

        assertThat(send(Channel.RESPONSES, responses(1, response))).isEqualTo("SUCCESS");

        assertThat(nextReceipts()).containsExactly(new Receipt(response.id(), new Receipt.Duplicate()));
        assertThat(storedBodies(response)).isEqualTo(1);
    }

    @Test
    void keepsContactDetailsApartAndTellsTheKioskToForgetThemOnceTheyAreErased() throws Exception {
        Response response = SampleResponses.contact(31, "maija@example.fi");
        send(Channel.RESPONSES, responses(1, response));
        nextReceipts();
        assertThat(column("select body from response where kiosk_id = :kiosk")).doesNotContain("maija@example.fi");
        assertThat(column("select email from contact_detail where kiosk_id = :kiosk"))
                .isEqualTo("maija@example.fi");

        send(Channel.RESPONSES, responses(1, response));
        assertThat(nextReceipts().getFirst().outcome()).isEqualTo(new Receipt.Duplicate());
        send(Channel.RESPONSES, responses(1, SampleResponses.contact(31, "other@example.fi")));
        assertThat(nextReceipts().getFirst().outcome()).isInstanceOf(Receipt.Rejected.class);

        assertThat(erase(response)).isEqualTo(204);

        assertThat(next()).isEqualTo(new Downlink.Forget(response.id()));
        send(Channel.RESPONSES, responses(1, response));
        assertThat(nextReceipts().getFirst().outcome()).isEqualTo(new Receipt.Duplicate());
        assertThat(count("select count(*) from contact_detail where kiosk_id = :kiosk and email is null"
                        + " and erased_by = 'tester'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from quarantine where kiosk_id = :kiosk and contact is not null"))
                .isZero();
    }

    @Test
    void readsWhatAKioskSealedToTheKeyThatItWasTold() throws InterruptedException {
        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", EMPTY));
        SealingKey key = ((Downlink.Desired) next()).sealTo().orElseThrow();
        Response plain = SampleResponses.smileyWhy(41);
        byte[] batch = bytes(responses(1, TestSealer.seal(key, plain)));
        assertThat(new String(batch, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("meteli");

        kiosk.publish(topic(Channel.RESPONSES), batch);

        assertThat(nextReceipts()).containsExactly(new Receipt(plain.id(), new Receipt.Stored()));
        assertThat(column("select body from response where kiosk_id = :kiosk")).contains("meteli");
    }

    @Test
    void answersABirthWithWhatTheKioskShouldShow() throws InterruptedException {
        DesiredState desired =
                server.bean(Twin.class).desire(id, SampleResponses.smileyWhy(3).survey(), "anna");

        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", EMPTY));

        assertThat(next()).isEqualTo(told(desired));
    }

    @Test
    void answersEveryBirthAlsoWhenNothingWasDecided() throws InterruptedException {
        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", EMPTY));
        assertThat(next()).isEqualTo(told(new DesiredState(0, null)));

        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", EMPTY));
        assertThat(next()).isEqualTo(told(new DesiredState(0, null)));
    }

    @Test
    void keepsWhatTheKioskSaysOfItself() {
        ReportedState state = new ReportedState(4, SampleResponses.smileyWhy(4).survey(), null);

        send(Channel.REPORTED, new Uplink.Reported(state));

        assertThat(server.bean(Twin.class).find(id).reported()).contains(state);
    }

    @Test
    void writesDownThatTheKioskIsThereAndThatItLeft() {
        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", EMPTY));
        await().until(() -> presence().linked());

        kiosk.publishUnacknowledged(
                topic(Channel.HEARTBEAT), bytes(new Uplink.Heartbeat(7, new OutboxFacts(OUTBOX, 5, 1, 2, 9))));
        await().until(() -> presence().outbox().orElseThrow().unsent() == 2);

        send(Channel.PRESENCE, new Uplink.Gone(7));
        await().until(() -> !presence().linked());
    }

    @Test
    void asksAgainForWhatARestoredDatabaseLacks() throws InterruptedException {
        send(Channel.RESPONSES, responses(1, SampleResponses.smileyWhy(11)));
        nextReceipts();

        send(Channel.PRESENCE, new Uplink.Birth(7, "1.2.3", new OutboxFacts(OUTBOX, 4, 1, 0, 0)));

        assertThat(List.of(next(), next()))
                .contains(new Downlink.Resend(OUTBOX, 2, 4), told(new DesiredState(0, null)));
    }

    @Test
    void decidesAnewAboveAKioskThatKnowsANewerStateThanARestoredDatabase() throws InterruptedException {
        server.bean(Twin.class).desire(id, SampleResponses.smileyWhy(1).survey(), "anna");

        send(Channel.REPORTED, new Uplink.Reported(new ReportedState(41, null, null)));

        assertThat(next())
                .isEqualTo(new Downlink.Desired(
                        new DesiredState(42, SampleResponses.smileyWhy(1).survey())));
    }

    @Test
    void defersAMessageOfANewerVersion() throws InterruptedException {
        String newer = new String(bytes(new Uplink.Gone(1)), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"v\":1", "\"v\":9");

        kiosk.publish(topic(Channel.PRESENCE), newer.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(next()).isInstanceOf(Downlink.Deferred.class);
    }

    @Test
    void quarantinesWhatNobodyCanRead() {
        assertThat(kiosk.publish(topic(Channel.RESPONSES), new byte[] {1, 2, 3}))
                .isEqualTo("SUCCESS");

        assertThat(count("select count(*) from quarantine where kiosk_id = :kiosk and kind = 'UNDECODABLE'"))
                .isEqualTo(1);
    }

    @Test
    void rejectsAnotherBodyUnderTheSameIdAndKeepsIt() throws InterruptedException {
        Response first = SampleResponses.smileyWhy(5);
        Response other = new Response(
                first.id(),
                first.survey(),
                first.language(),
                first.channel(),
                first.startedAt(),
                first.endedAt(),
                Response.Status.TIMED_OUT,
                first.answers(),
                first.flags());
        send(Channel.RESPONSES, responses(1, first));
        nextReceipts();

        send(Channel.RESPONSES, responses(2, other));

        assertThat(nextReceipts().getFirst().outcome()).isInstanceOf(Receipt.Rejected.class);
        assertThat(count("select count(*) from quarantine where kiosk_id = :kiosk and kind = 'CONFLICT'"))
                .isEqualTo(1);
    }

    private Presence presence() {
        return server.bean(Presences.class)
                .find(id)
                .orElseGet(() -> new Presence(id, -1, false, null, null, null, null, null));
    }

    private long storedBodies(Response response) {
        return server.bean(ReaderDb.class)
                .jdbc()
                .sql("select count(*) from response where response_id = :id and kiosk_id = :kiosk")
                .param("id", response.id().toString())
                .param("kiosk", id.value())
                .query(Long.class)
                .single();
    }

    private static int erase(Response response) {
        Browser browser = server.browser();
        return browser.send(browser.asOperator("/api/v1/contacts/" + response.id())
                        .DELETE()
                        .build())
                .statusCode();
    }

    private String column(String sql) {
        return server.bean(ReaderDb.class)
                .jdbc()
                .sql(sql)
                .param("kiosk", id.value())
                .query(String.class)
                .single();
    }

    private long count(String sql) {
        return server.bean(ReaderDb.class)
                .jdbc()
                .sql(sql)
                .param("kiosk", id.value())
                .query(Long.class)
                .single();
    }

    private static Uplink responses(long sequence, Response response) {
        return Uplink.Responses.of(OUTBOX, List.of(new Uplink.Row(sequence, response)));
    }

    /// The answer to a birth, which says to which key answers are sealed.
    private static Downlink told(DesiredState state) {
        return new Downlink.Desired(
                state, null, server.bean(KeyToTell.class).key().orElseThrow());
    }

    private String send(Channel channel, Uplink message) {
        return kiosk.publish(topic(channel), bytes(message));
    }

    private String topic(Channel channel) {
        return new Topic(id, channel).name();
    }

    private static byte[] bytes(Uplink message) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        MessageId message1 = MessageId.of(1, random.nextLong(), random.nextLong());
        return WireCodec.encode(new Envelope<>(message1, 0, new Stamp(1, 5, 5, TimeQuality.CONFIRMED), message));
    }

    private List<Receipt> nextReceipts() throws InterruptedException {
        return ((Downlink.Receipts) next()).receipts();
    }

    private Downlink next() throws InterruptedException {
        Decoded<Downlink> decoded = WireCodec.decodeDownlink(kiosk.next().getPayloadAsBytes());
        return ((Decoded.Readable<Downlink>) decoded).envelope().message();
    }
}
