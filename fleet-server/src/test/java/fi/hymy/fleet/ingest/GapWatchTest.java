package fi.hymy.fleet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.response.Incoming;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Downlink.Resend;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GapWatchTest {
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");

    @TempDir
    Path folder;

    private final RecordingDownlinks downlinks = new RecordingDownlinks();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private Db db;
    private ResponseStore store;
    private GapWatch watch;

    @BeforeEach
    void open() {
        db = TestDb.sqlite(folder);
        store = new ResponseStore(db.writer(), db.reader());
        watch = new GapWatch(store, downlinks, now::get, new Gaps());
    }

    @AfterEach
    void close() {
        watch.close();
        db.close();
    }

    @Test
    void asksForNothingWhenNothingIsMissing() {
        store(1, 10);

        assertThat(asked(facts(10, 1, 0))).isEmpty();
    }

    @Test
    void asksForNothingThatTheKioskHasNotSentYet() {
        store(1, 10);

        assertThat(asked(facts(15, 1, 5))).isEmpty();
    }

    @Test
    void asksForTheEndThatARestoredDatabaseLacks() {
        store(1, 10);

        assertThat(asked(facts(40, 1, 0))).containsExactly(new Resend(OUTBOX, 11, 40));
    }

    @Test
    void asksForWhatIsMissingAlsoWhileOtherRowsWait() {
        store(1, 10);

        assertThat(asked(facts(40, 1, 3))).containsExactly(new Resend(OUTBOX, 11, 40));
    }

    @Test
    void asksForAHoleInTheMiddle() {
        store(1, 10);
        store(15, 20);

        assertThat(asked(facts(20, 1, 0))).containsExactly(new Resend(OUTBOX, 11, 14));
    }

    @Test
    void doesNotAskForRowsThatTheKioskKeepsNoMore() {
        store(31, 40);

        assertThat(asked(facts(40, 31, 0))).isEmpty();
    }

    @Test
    void waitsBeforeItAsksAgain() {
        asked(facts(5, 1, 0));

        assertThat(asked(facts(5, 1, 0))).hasSize(1);
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        assertThat(asked(facts(5, 1, 0))).hasSize(2);
    }

    @Test
    void givesUpRowsThatNeverCome() {
        for (int i = 0; i < 6; i++) {
            asked(facts(5, 1, 0));
            now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        }

        assertThat(downlinks.messages(KIOSK)).hasSize(3);
    }

    @Test
    void looksAnewAtAnotherOutbox() {
        store(1, 5);
        asked(facts(5, 1, 0));

        watch.seen(KIOSK, new OutboxFacts(new OutboxId("outbox-2"), 2, 1, 0, 0));

        await().until(() -> downlinks.messages(KIOSK).equals(List.of(new Resend(new OutboxId("outbox-2"), 1, 2))));
    }

    private List<Downlink> asked(OutboxFacts facts) {
        watch.seen(KIOSK, facts);
        await().until(watch::isIdle);
        return downlinks.messages(KIOSK);
    }

    private static OutboxFacts facts(long last, long firstKept, long unsent) {
        return new OutboxFacts(OUTBOX, last, firstKept, unsent, 0);
    }

    private void store(long from, long to) {
        store.store(LongStream.rangeClosed(from, to)
                .mapToObj(i -> Incoming.of(KIOSK, OUTBOX, i, SampleResponses.smileyWhy((int) i), now.get()))
                .toList());
    }
}
