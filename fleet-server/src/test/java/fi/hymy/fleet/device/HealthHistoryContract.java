package fi.hymy.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fi.hymy.fleet.device.HealthHistory.Entry;
import fi.hymy.fleet.device.LinkChanges.LinkGap;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.LinkWatcher.Change;
import fi.hymy.fleet.kiosk.Presence;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/// What is kept of how kiosks were, on every database.
abstract class HealthHistoryContract {
    private static final Logger LOG = LoggerFactory.getLogger(HealthHistoryContract.class);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final KioskId KIOSK = new KioskId("kiosk-one");

    private final ManualTime time = new ManualTime(NOON);
    private final AtomicInteger transactions = new AtomicInteger();

    private Db db;
    private HealthHistory history;
    private Starts starts;
    private LinkChanges links;
    private HealthKeeper keeper;
    private HealthBook book;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        new Kiosks(db.writer(), db.reader(), time).register(KIOSK, "Lobby");
        WriterDb writer = counting(db.writer());
        history = new HealthHistory(writer, db.reader());
        starts = new Starts(writer, db.reader());
        links = new LinkChanges(writer, db.reader());
        keeper = new HealthKeeper(history, starts, links, time);
        book = new HealthBook(
                new Healths(writer, db.reader()), history, starts, kiosk -> Optional.<Presence>empty(), time);
    }

    private WriterDb counting(WriterDb writer) {
        var counted = new TransactionTemplate(writer.transaction().getTransactionManager()) {
            private boolean within;

            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                boolean outermost = !within;
                within = true;
                try {
                    return super.execute(action);
                } finally {
                    if (outermost) {
                        within = false;
                        transactions.incrementAndGet();
                    }
                }
            }
        };
        return new WriterDb(writer.jdbc(), counted, writer.source());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void keepsOneRowForFiveMinutesHoweverMuchIsSaid() {
        for (int second = 0; second < 600; second += 20) {
            time.set(NOON.plusSeconds(second));
            says(condition(40_000 + second));
        }

        List<Sample> kept = history.of(KIOSK, Grain.SLOT, NOON, NOON.plusSeconds(3600));
        assertThat(kept).extracting(Sample::at).containsExactly(NOON, NOON.plusSeconds(300));
        assertThat(kept.getLast().stat(Gauge.TEMPERATURE)).contains(Stat.of(405));
    }

    @Test
    void sumsUpHoursAndDaysAndForgetsWhatIsOld() {
        Instant monday = Instant.parse("2026-11-23T00:00:00Z");
        for (int hour = 0; hour < 72; hour++) {
            for (int slot = 0; slot < 12; slot++) {
                time.set(monday.plusSeconds(3600L * hour + 300L * slot));
                says(condition(1000L * (40 + slot)));
            }
            time.set(monday.plusSeconds(3600L * (hour + 1) + 150));
            keeper.round();
        }

        List<Sample> hours = history.of(KIOSK, Grain.HOUR, monday, time.instant());
        assertThat(hours).hasSize(72);
        assertThat(hours.getFirst().stat(Gauge.TEMPERATURE)).contains(new Stat(400, 455, 510));
        List<Sample> days = history.of(KIOSK, Grain.DAY, monday, time.instant());
        assertThat(days).hasSize(3);
        assertThat(days.getFirst().stat(Gauge.TEMPERATURE)).contains(new Stat(400, 455, 510));
        assertThat(history.of(KIOSK, Grain.SLOT, Instant.EPOCH, time.instant()))
                .as("bounded, and only what is newer than two days")
                .hasSizeLessThanOrEqualTo(Math.toIntExact(Grain.SLOT.mostRows()))
                .allMatch(sample -> sample.at().isAfter(time.instant().minus(Duration.ofHours(49))));
        keeper.round();
        assertThat(history.of(KIOSK, Grain.DAY, monday, time.instant())).isEqualTo(days);
    }

    @Test
    void catchesUpAfterItWasAway() {
        time.set(NOON.minus(Duration.ofHours(20)));
        says(condition(40_000));
        time.set(NOON.minus(Duration.ofHours(3)));
        says(condition(50_000));
        time.set(NOON.plusSeconds(200));
        keeper.round();

        assertThat(history.of(KIOSK, Grain.HOUR, Instant.EPOCH, NOON))
                .extracting(Sample::at)
                .containsExactly(NOON.minus(Duration.ofHours(20)), NOON.minus(Duration.ofHours(3)));
    }

    @Test
    void tellsWhatIsNotSummedUpYetInTheCoarserSpans() {
        says(condition(40_000));
        time.pass(Duration.ofMinutes(7));
        says(condition(44_000));

        var trends = new Trends(history, links, starts);
        for (Span span : Span.values()) {
            assertThat(Sample.over(NOON, trends.of(KIOSK, span, time.instant()).samples())
                            .stat(Gauge.TEMPERATURE))
                    .as("%s", span)
                    .contains(new Stat(400, 420, 440));
        }
    }

    @Test
    void tellsWhenThereWasNoLink() {
        links.changed(List.of(
                new Change(KIOSK, NOON.minusSeconds(9000), true),
                new Change(KIOSK, NOON.minusSeconds(4000), false),
                new Change(KIOSK, NOON.minusSeconds(3000), true),
                new Change(KIOSK, NOON.minusSeconds(2000), true)));
        links.changed(List.of(new Change(KIOSK, NOON.minusSeconds(60), false)));

        assertThat(links.gaps(KIOSK, NOON.minusSeconds(3600)))
                .containsExactly(
                        new LinkGap(NOON.minusSeconds(4000), NOON.minusSeconds(3000)),
                        new LinkGap(NOON.minusSeconds(60), null));
    }

    @Test
    void knowsAStartByHowLongTheKioskIsUp() {
        says(up(1000, 1010, "power"));
        time.pass(Duration.ofMinutes(5));
        says(up(1301, 1310, "power"));
        time.pass(Duration.ofMinutes(5));
        says(up(20, 1610, "killed"));

        assertThat(starts.of(KIOSK, Instant.EPOCH))
                .extracting(Starts.Start::machine, Starts.Start::why)
                .containsExactly(tuple(false, "killed"), tuple(true, "power"));
        // The same after this server was started anew.
        starts = new Starts(db.writer(), db.reader());
        book = new HealthBook(
                new Healths(db.writer(), db.reader()), history, starts, kiosk -> Optional.<Presence>empty(), time);
        time.pass(Duration.ofMinutes(5));
        says(up(320, 1910, "killed"));
        assertThat(starts.of(KIOSK, Instant.EPOCH)).hasSize(2);
    }

    @Test
    void writesThousandsDownInAFewTransactions() {
        int kiosks = 5000;
        IntStream.range(0, kiosks).forEach(i -> {
            book.learn(new KioskId("kiosk-%06d".formatted(i)), condition(40_000));
            book.learn(new KioskId("kiosk-%06d".formatted(i)), condition(41_000));
        });
        transactions.set(0);
        long begun = System.nanoTime();
        book.writeDown();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(transactions.get()).isEqualTo(5);
        LOG.info(
                "{} kiosks a second on {}",
                Math.round(kiosks / seconds),
                getClass().getSimpleName());
    }

    @Test
    void warnsBeforeTheDiskIsFullAndTheCardIsWornOut() {
        List<Sample> days = IntStream.range(0, 100)
                .mapToObj(day -> new Sample(
                        NOON.minus(Duration.ofDays(100L - day)),
                        Map.of(
                                Gauge.DISK_FREE, Stat.of(2000 - 10L * day),
                                Gauge.CARD_USED, Stat.of(day < 50 ? 40 : 50))))
                .toList();

        List<Forecast> found = Forecast.of(days, NOON);
        assertThat(found).extracting(Forecast::what).containsExactly(Forecast.What.DISK_FULL, Forecast.What.CARD_WORN);
        assertThat(found.getFirst().days()).isEqualTo(101);
        assertThat(found.getLast().days()).isEqualTo(500);
        assertThat(Forecast.of(days.subList(0, 3), NOON)).isEmpty();
    }

    @Test
    void readsWhatItWroteAndLeavesOutWhatItDoesNotKnow() {
        Sample sample = Sample.of(NOON, condition(41_250), OptionalLong.of(77));

        assertThat(Sample.parse(NOON, sample.text())).isEqualTo(sample);
        assertThat(Sample.parse(NOON, "z7,t431/440/452,dmany,,a"))
                .isEqualTo(new Sample(NOON, Map.of(Gauge.TEMPERATURE, new Stat(431, 440, 452))));
        history.save(Grain.SLOT, List.of(new Entry(KIOSK, sample)));
        assertThat(history.of(KIOSK, Grain.SLOT, NOON, NOON.plusSeconds(1))).containsExactly(sample);
    }

    private void says(Condition condition) {
        book.learn(KIOSK, condition);
        book.writeDown();
    }

    private static Condition condition(long millicelsius) {
        return new Condition(
                Map.of(Measure.CPU_MILLICELSIUS, millicelsius, Measure.DISK_FREE_BYTES, 5L << 30), Map.of(), List.of());
    }

    private static Condition up(long program, long machine, String exit) {
        return new Condition(
                Map.of(
                        Measure.PROGRAM_UPTIME_SECONDS,
                        program,
                        Measure.UPTIME_SECONDS,
                        machine,
                        Measure.PROGRAM_STARTS_COUNT,
                        exit.equals("power") ? 1L : 2L),
                Map.of(Note.LAST_EXIT, exit),
                List.of());
    }
}
