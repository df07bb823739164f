package fi.hymy.fleet.response;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink.Clocks.Confirmed;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of the times of answers that were given before a kiosk knew the time, on every database.
abstract class ClockRepairContract {
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final KioskId OTHER = new KioskId("kiosk-two");
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");
    /// When everything came in.
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    private Db db;
    private ResponseStore store;
    private ClockRepair repair;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        store = new ResponseStore(db.writer(), db.reader());
        repair = new ClockRepair(db.writer());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void givesAnAnswerOf1970TheTimeItWasGivenOnceTheStartIsConfirmed() {
        store(1, 3, 2 * HOUR, 2 * HOUR, TimeQuality.UNSYNCHRONISED);
        long confirmedAt = at(0) - HOUR;

        assertThat(learn(new Confirmed(3, 5 * HOUR, confirmedAt))).isEqualTo(1);

        assertThat(endedAt(1)).isEqualTo(confirmedAt - 3 * HOUR);
        assertThat(startedAt(1)).isEqualTo(confirmedAt - 3 * HOUR - 20_000);
        assertThat(answersEndAt(1)).containsOnly(confirmedAt - 3 * HOUR);
        assertThat(quality(1)).isEqualTo("REPAIRED");
    }

    @Test
    void mendsWhatComesAfterTheNewsToo() {
        learn(new Confirmed(3, 5 * HOUR, at(0)));
        store(1, 3, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);

        assertThat(repair.mend(KIOSK)).isEqualTo(1);

        assertThat(endedAt(1)).isEqualTo(at(0) - 4 * HOUR);
    }

    @Test
    void leavesWhatIsSureAndWhatIsAnothersAlone() {
        store(1, 3, HOUR, at(0) - DAY, TimeQuality.CONFIRMED);
        store(OTHER, 2, 3, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);

        assertThat(learn(new Confirmed(3, 5 * HOUR, at(0)))).isZero();

        assertThat(endedAt(1)).isEqualTo(at(0) - DAY);
        assertThat(endedAt(2)).isEqualTo(HOUR);
    }

    @Test
    void changesNothingWhenItHearsTheSameAgain() {
        store(1, 3, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);
        learn(new Confirmed(3, 5 * HOUR, at(0)));

        assertThat(learn(new Confirmed(3, 5 * HOUR, at(0)))).isZero();
        assertThat(repair.mend(KIOSK)).isZero();
    }

    @Test
    void boundsAStartThatWasNeverConfirmedByItsNeighboursAndSaysSo() {
        store(1, 4, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);
        store(2, 4, 2 * HOUR, at(0) + 400 * DAY, TimeQuality.UNSYNCHRONISED);
        store(3, 5, HOUR, at(0) - 2 * DAY + HOUR, TimeQuality.RESTORED);
        long first = at(0) - 3 * DAY;
        long last = at(0) - DAY;

        learn(new Confirmed(3, HOUR, first), new Confirmed(7, 0, last));

        assertThat(endedAt(1)).isBetween(first, last).isEqualTo(first + HOUR);
        assertThat(endedAt(2)).isBetween(first, last).isEqualTo(last);
        assertThat(endedAt(3)).as("believable as it was").isEqualTo(at(0) - 2 * DAY + HOUR);
        assertThat(List.of(quality(1), quality(2), quality(3))).containsOnly("ESTIMATED");
    }

    @Test
    void putsAnEstimateRightWhenTheConfirmationComesLate() {
        store(1, 4, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);
        learn(new Confirmed(7, 0, at(0) - HOUR));
        assertThat(quality(1)).isEqualTo("ESTIMATED");

        learn(new Confirmed(4, 2 * HOUR, at(0) - DAY));

        assertThat(endedAt(1)).isEqualTo(at(0) - DAY - HOUR);
        assertThat(quality(1)).isEqualTo("REPAIRED");
    }

    @Test
    void doesNotMoveAnAnswerBehindTheMomentAtWhichItCame() {
        store(1, 3, HOUR, HOUR, TimeQuality.UNSYNCHRONISED);

        learn(new Confirmed(3, 0, at(0) + 30 * DAY));

        assertThat(endedAt(1))
                .as("the start of another card with the same number")
                .isEqualTo(HOUR);
    }

    private int learn(Confirmed... boots) {
        return repair.learn(KIOSK, List.of(boots), NOW);
    }

    private static long at(long millis) {
        return NOW.toEpochMilli() + millis;
    }

    private void store(int number, long boot, long monotonic, long wall, TimeQuality quality) {
        store(KIOSK, number, boot, monotonic, wall, quality);
    }

    private void store(KioskId kiosk, int number, long boot, long monotonic, long wall, TimeQuality quality) {
        Response sample = SampleResponses.smileyWhy(number);
        Response response = new Response(
                sample.id(),
                sample.survey(),
                sample.language(),
                sample.channel(),
                new Stamp(boot, monotonic - 20_000, Math.max(0, wall - 20_000), quality),
                new Stamp(boot, monotonic, wall, quality),
                sample.status(),
                sample.answers(),
                sample.flags());
        store.store(List.of(Incoming.of(kiosk, OUTBOX, number, response, NOW)));
    }

    private long endedAt(int number) {
        return response(number, "ended_at", Long.class);
    }

    private long startedAt(int number) {
        return response(number, "started_at", Long.class);
    }

    private String quality(int number) {
        return response(number, "time_quality", String.class);
    }

    private <T> T response(int number, String column, Class<T> type) {
        return db.reader()
                .jdbc()
                .sql("select " + column + " from response where response_id = :id")
                .param("id", SampleResponses.id(number).toString())
                .query(type)
                .single();
    }

    private List<Long> answersEndAt(int number) {
        return db.reader()
                .jdbc()
                .sql("select ended_at from answer where response_id = :id")
                .param("id", SampleResponses.id(number).toString())
                .query(Long.class)
                .list();
    }
}
