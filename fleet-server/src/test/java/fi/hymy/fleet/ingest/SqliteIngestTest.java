package fi.hymy.fleet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.quarantine.Quarantine;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.RecordedStatements;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Outcome;
import fi.hymy.protocol.message.Receipt.Stored;
import fi.hymy.protocol.response.Response;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteIngestTest extends IngestContract {
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");

    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }

    @Override
    void poison(String language) {
        db.writer().jdbc().sql("""
                        create trigger poison before insert on response when new.language = '%s'
                        begin select raise(abort, 'poison'); end
                        """.formatted(language)).update();
    }

    @Test
    void defersEverythingWhileTheDiskIsFullAndRecoversByItself() {
        startWriter();
        int pages =
                db.writer().jdbc().sql("pragma page_count").query(Integer.class).single();
        limitTo(pages + 4);

        int number = 1;
        while (verdict(handOne(number)) == Verdict.OK) {
            number++;
            assertThat(number).as("responses until the disk is full").isLessThan(1000);
        }

        assertThat(receiptsOfOne().getLast().outcome()).isInstanceOf(Deferred.class);
        assertThat(receiptsOfOne()).extracting(Receipt::outcome).doesNotHaveAnyElementsOfTypes(Receipt.Rejected.class);
        assertThat(quarantined()).isEmpty();
        assertThat(stored()).isEqualTo(number - 1);

        limitTo(1_000_000);
        int again = number;
        await().until(() -> verdict(handOne(again)) == Verdict.OK);
        assertThat(receiptsOfOne().getLast().outcome()).isEqualTo(new Stored());
    }

    /// A table may have millions of rows: whoever walks through one slows every commit, a little more each day.
    @Test
    void asksNothingThatWalksThroughATable() {
        var recorded = new RecordedStatements(db);
        var store = new ResponseStore(recorded.writer(), recorded.reader());
        var contacts =
                new Contacts(recorded.writer(), recorded.reader(), (survey, question, wanted) -> Optional.empty());
        var quarantine = new Quarantine(recorded.writer(), recorded.reader(), InstantSource.system());
        var batch = new Batch(recorded.writer(), store, contacts, quarantine);
        Delivery.Item withContact = whole(1, SampleResponses.everyKind());
        Delivery.Item without = whole(2, SampleResponses.smileyWhy(2));
        Delivery.Item conflict = whole(2, changed(SampleResponses.smileyWhy(2)));
        Delivery.Item clash = whole(1, SampleResponses.smileyWhy(3));

        batch.store(List.of(withContact, without));
        List<Outcome> outcomes = batch.store(List.of(withContact, without, conflict, clash));
        store.countPlaces(KIOSK, OUTBOX, 1, 9);
        store.places(KIOSK, OUTBOX, 1, 9);
        store.nextPlace(KIOSK, OUTBOX, 1);

        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Duplicate", "Duplicate", "Rejected", "Stored");
        assertThat(recorded.plans())
                .hasSizeGreaterThan(8)
                .allSatisfy((sql, steps) -> assertThat(steps)
                        .as(sql)
                        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("CONSTANT ROW")));
    }

    private static Delivery.Item whole(long sequence, Response response) {
        return new Delivery.Whole(Incoming.of(KIOSK, OUTBOX, sequence, response, Instant.EPOCH));
    }

    private static Response changed(Response response) {
        return response.withAnswers(response.answers().subList(0, 1));
    }

    @Test
    void letsKiosksComeAgainSoonWhileTheDatabaseIsLocked() throws SQLException {
        db.writer().jdbc().sql("pragma busy_timeout = 20").query(Integer.class).single();
        startWriter();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hymy.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin immediate");
            assertThat(verdict(handOne(1))).isEqualTo(Verdict.BUSY);
        }
        assertThat(receiptsOfOne()).isEmpty();

        await().until(() -> verdict(handOne(1)) == Verdict.OK);
        assertThat(receiptsOfOne()).extracting(Receipt::outcome).containsExactly(new Stored());
    }

    private void limitTo(int pages) {
        db.writer()
                .jdbc()
                .sql("pragma max_page_count = " + pages)
                .query(Integer.class)
                .single();
    }
}
