package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of presences promises on every database, also when two servers write of the same kiosk.
abstract class PresencesContract {
    private static final Instant T1 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant T2 = T1.plusSeconds(60);
    private static final Instant T3 = T1.plusSeconds(120);
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final OutboxFacts EMPTY = new OutboxFacts(new OutboxId("outbox-1"), 0, 1, 0, 0);
    private static final OutboxFacts FULL = new OutboxFacts(new OutboxId("outbox-1"), 9, 2, 4, 5000);
    private static final Presence UNKNOWN = Presence.unknown(KIOSK);

    private Db db;
    private Presences presences;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        presences = new Presences(db.writer(), db.reader());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void findsWhatItSaved() {
        Presence whole = UNKNOWN.born(7, "1.2.3", EMPTY, T1).alive(7, FULL, T2).answered(T3);

        presences.save(List.of(whole));

        assertThat(presences.find(KIOSK)).contains(whole);
        assertThat(presences.all()).containsExactly(whole);
    }

    @Test
    void keepsTheLastAnswerOfAKioskThatWasNeverBorn() {
        presences.save(List.of(UNKNOWN.answered(T1)));

        assertThat(presences.find(KIOSK)).contains(UNKNOWN.answered(T1));
    }

    @Test
    void neverTakesBackWhatAnotherServerLearntLater() {
        Presence here = UNKNOWN.born(7, "1.2.3", EMPTY, T1);
        presences.save(List.of(here));
        Presence there = here.born(8, "1.2.4", FULL, T2).answered(T3);
        presences.save(List.of(there));

        presences.save(List.of(here.gone(7, T3).answered(T1)));

        assertThat(presences.find(KIOSK)).contains(there);
    }

    @Test
    void followsAKioskWithANewCardThatCountsItsSessionsAnew() {
        presences.save(List.of(UNKNOWN.born(900, "1.2.3", FULL, T1)));
        OutboxFacts another = new OutboxFacts(new OutboxId("outbox-2"), 0, 1, 0, 0);
        Presence anew = UNKNOWN.born(3, "1.2.3", another, T2);

        presences.save(List.of(anew));

        assertThat(presences.find(KIOSK)).contains(anew);
    }
}
