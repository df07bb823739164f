package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.RecordedStatements;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.codec.ConditionCodec;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ten thousand kiosks at a thousand sites, each with what it says of its health: what a round costs. The log has the
/// figures.
final class AlarmsAtScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmsAtScaleTest.class);
    private static final int KIOSKS = 10_000;
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    /// A round comes every quarter of a minute; others on the machine may be busy.
    private static final Duration MOST = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private Instant now = BEGIN;
    private Db db;
    private RecordedStatements recorded;
    private TestAlarms alarms;

    @BeforeEach
    void fill() {
        db = TestDb.sqlite(folder);
        db.writer().transaction().executeWithoutResult(status -> {
            run("insert into place (id, kind, parent_id, external_key, name, address, folded)"
                    + " values ('place-root', 'organisation', null, null, 'Chain', '', 'chain')");
            many(KIOSKS / 10, """
                    insert into place (id, kind, parent_id, external_key, name, address, folded)
                    select 'place-' || (100000 + i), 'site', 'place-root', 's-' || i, 'Shop ' || i, '', 'shop' from n
                    """);
            many(KIOSKS, """
                    insert into experience_point (id, site_id, external_key, name, note, folded)
                    select 'point-' || (100000 + i), 'place-' || (100000 + i / 10), 'c-' || i, 'Till ' || i, '', 'till'
                    from n
                    """);
            many(
                    KIOSKS,
                    "insert into kiosk (id, name, created_at) select 'kiosk-' || (100000 + i), 'Kiosk ' || i, 0 from n");
            many(KIOSKS, """
                    insert into placement (id, kiosk_id, point_id, from_at, made_at, made_by)
                    select 'placement-' || (100000 + i), 'kiosk-' || (100000 + i), 'point-' || (100000 + i), 0, 0, 'x'
                    from n
                    """);
            run("""
                insert into presence (kiosk_id, session, linked, link_changed_at, heartbeat_at, last_response_at,
                                      outbox_id, outbox_last, outbox_first_kept, outbox_unsent, outbox_oldest_unsent_ms)
                select id, 1, 1, %1$d, %1$d, %1$d, 'outbox-' || id, 5000, 1, 0, 0 from kiosk
                """.formatted(BEGIN.toEpochMilli()));
            run("insert into health (kiosk_id, received_at, body) select id, %d, '%s' from kiosk"
                    .formatted(BEGIN.toEpochMilli(), health()));
            run("insert into kiosk_start (kiosk_id, at, machine, why)"
                    + " select kiosk.id, 1000 * cast(substr(kiosk.id, 7) as integer) + 100000000 * s.i, 0, 'clean'"
                    + " from kiosk, (with recursive s (i) as (select 0 union all select i + 1 from s where i < 19)"
                    + " select i from s) s");
        });
        recorded = new RecordedStatements(db);
        alarms = TestAlarms.on(recorded.writer(), recorded.reader(), TestAlarms.AT_ONCE, () -> now);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void looksAtAllOfThemInAHandfulOfStatements() {
        time("the first look", 80);
        time("nothing new", 80);
        assertThat(best(() -> time("nothing new", 80))).isLessThan(MOST);

        links(false, "substr(kiosk_id, 7) < '100010'");
        now = now.plus(Duration.ofMinutes(16));
        time("one site of ten is dark", 100);
        assertThat(openOnes()).singleElement().extracting(Alert::subject).isEqualTo("Shop 0");

        links(false, "substr(kiosk_id, 12) = '3'");
        now = now.plus(Duration.ofMinutes(16));
        time("every tenth kiosk is away", 20_000);
        assertThat(alarms.list().counts().open()).isEqualTo(1 + KIOSKS / 10 - 1);

        links(false, "1 = 1");
        now = now.plus(Duration.ofMinutes(16));
        assertThat(time("all are away", 20_000)).isLessThan(MOST.multipliedBy(4));
        assertThat(best(() -> time("all are still away", 80))).isLessThan(MOST);
        assertThat(openOnes()).extracting(Alert::cause).contains(Cause.ofAll(AlertKind.OFFLINE));

        List<String> scans = recorded.plans().entrySet().stream()
                .filter(plan -> plan.getValue().stream()
                        .anyMatch(step ->
                                step.matches("SCAN (kiosk_start|response|link_change|alert_told|delivery)\\b.*")))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(scans).as("read whole in each round").isEmpty();
    }

    private static String health() {
        var measures = new EnumMap<Measure, Long>(Measure.class);
        for (Measure measure : Measure.values()) {
            measures.put(measure, 1L);
        }
        return ConditionCodec.encode(new Condition(measures, Map.of(), List.of()));
    }

    private List<Alert> openOnes() {
        return alarms.list().worst(AlertList.Filter.OPEN, false, 0, 2000);
    }

    /// @param most statements
    private Duration time(String what, long most) {
        now = now.plusSeconds(15);
        run("update presence set heartbeat_at = %d where linked = 1".formatted(now.toEpochMilli()));
        long statements = recorded.count();
        long from = System.nanoTime();
        alarms.round().round();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        statements = recorded.count() - statements;
        LOG.info("{} kiosks, {}: {} ms, {} statements", KIOSKS, what, took.toMillis(), statements);
        assertThat(statements).as("statements of: " + what).isLessThan(most);
        return took;
    }

    private static Duration best(Supplier<Duration> action) {
        Duration first = action.get();
        Duration second = action.get();
        return first.compareTo(second) < 0 ? first : second;
    }

    private void links(boolean linked, String which) {
        run("update presence set linked = %d, link_changed_at = %d where %s"
                .formatted(linked ? 1 : 0, now.toEpochMilli(), which));
    }

    private void many(int count, String sql) {
        run(sql.replaceFirst(
                "select",
                "with recursive n (i) as (select 0 union all select i + 1 from n where i < %d) select"
                        .formatted(count - 1)));
    }

    private void run(String sql) {
        db.writer().jdbc().sql(sql).update();
    }
}
