package fi.hymy.fleet.response;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of responses promises on every database.
abstract class ResponseStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");

    private Db db;
    private ResponseStore store;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        store = new ResponseStore(db.writer(), db.reader());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void storesOnceWhenDeliveredTwice() {
        Incoming incoming = incoming(1, SampleResponses.smileyWhy(1));

        assertThat(store.store(List.of(incoming))).containsExactly(StoreOutcome.STORED);
        assertThat(store.store(List.of(incoming))).containsExactly(StoreOutcome.DUPLICATE);

        assertThat(count("response")).isEqualTo(1);
        assertThat(count("answer")).isEqualTo(4);
    }

    @Test
    void storesOnceWhenDeliveredTwiceInOneBatch() {
        Incoming incoming = incoming(1, SampleResponses.smileyWhy(1));

        assertThat(store.store(List.of(incoming, incoming)))
                .containsExactly(StoreOutcome.STORED, StoreOutcome.DUPLICATE);
    }

    @Test
    void refusesAnotherBodyUnderAnIdThatIsTaken() {
        Response first = SampleResponses.smileyWhy(1);
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
        store.store(List.of(incoming(1, first)));

        assertThat(store.store(List.of(incoming(2, other)))).containsExactly(StoreOutcome.CONFLICT);
        assertThat(body(first)).doesNotContain("TIMED_OUT").doesNotContain("timedOut");
    }

    @Test
    void keepsTheVeryBytesOfTheResponseWithoutItsContactDetails() {
        Response response = SampleResponses.everyKind().withoutDetails();
        store.store(List.of(incoming(1, SampleResponses.everyKind())));

        assertThat(ResponseCodec.decode(body(response).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(response);
        assertThat(body(response)).isEqualTo(new String(ResponseCodec.encode(response), StandardCharsets.UTF_8));
    }

    @Test
    void writesOneRowPerAnswerChoiceAndStatement() {
        store.store(List.of(incoming(1, SampleResponses.everyKind())));

        List<Map<String, Object>> rows = db.reader()
                .jdbc()
                .sql("select question_id, kind, value, number, words from answer order by question_id, value")
                .query()
                .listOfRows();

        assertThat(rows)
                .extracting(row -> "%s %s %s %s %s"
                        .formatted(
                                row.get("question_id"),
                                row.get("kind"),
                                row.get("value"),
                                row.get("number"),
                                row.get("words")))
                .contains(
                        "mood scale 3 3 null",
                        "nps scale 8 8 null",
                        "solved yesNo YES null null",
                        "visit chosen other null null",
                        "visit other  null Häät",
                        "services chosen sauna null null",
                        "services chosen restaurant null null",
                        "statements rated heard 4 null",
                        "order ranked quality 1 null",
                        "order ranked price 2 null",
                        "words words  null Löylyt olivat hyvät.\nSaisi olla auki pidempään 🙂")
                .noneMatch(row -> row.contains("@"));
    }

    @Test
    void storesAndMarksAResponseWhosePlaceIsTaken() {
        store.store(List.of(incoming(1, SampleResponses.smileyWhy(1))));

        assertThat(store.store(List.of(incoming(1, SampleResponses.smileyWhy(2)))))
                .containsExactly(StoreOutcome.STORED);

        assertThat(db.reader()
                        .jdbc()
                        .sql("select clash from response order by response_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1);
    }

    @Test
    void doesNotMarkTheSamePlaceInAnotherOutbox() {
        OutboxId another = new OutboxId("outbox-2");
        store.store(List.of(incoming(1, SampleResponses.smileyWhy(1))));

        store.store(List.of(Incoming.of(KIOSK, another, 1, SampleResponses.smileyWhy(2), NOW)));

        assertThat(db.reader()
                        .jdbc()
                        .sql("select sum(clash) from response")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void knowsWhichPlacesAreFilled() {
        store.store(IntStream.of(1, 2, 5, 6)
                .mapToObj(i -> incoming(i, SampleResponses.smileyWhy(i)))
                .toList());

        assertThat(store.countPlaces(KIOSK, OUTBOX, 1, 6)).isEqualTo(4);
        assertThat(store.countPlaces(KIOSK, OUTBOX, 3, 4)).isZero();
        assertThat(store.places(KIOSK, OUTBOX, 2, 5)).containsExactly(2L, 5L);
        assertThat(store.nextPlace(KIOSK, OUTBOX, 3)).contains(5L);
        assertThat(store.nextPlace(KIOSK, OUTBOX, 7)).isEmpty();
    }

    private Incoming incoming(long sequence, Response response) {
        return Incoming.of(KIOSK, OUTBOX, sequence, response, NOW);
    }

    private String body(Response response) {
        return db.reader()
                .jdbc()
                .sql("select body from response where response_id = :id")
                .param("id", response.id().toString())
                .query(String.class)
                .single();
    }

    private long count(String table) {
        return db.reader()
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
