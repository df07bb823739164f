package fi.hymy.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.fleet.web.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What it costs to see a sub-tree alone: ten thousand kiosks at a thousand sites in twenty areas, a hundred thousand
/// answers, on both databases. The log has the figures.
final class SightAtScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(SightAtScaleTest.class);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MOST = Duration.ofMillis(400);
    private static final int TRIES = 5;

    @TempDir
    private Path folder;

    @Test
    void costsLittleOnSqlite() {
        try (Db db = TestDb.sqlite(folder)) {
            measure("SQLite", db);
        }
    }

    @Test
    void costsLittleOnPostgres() {
        try (Db db = TestDb.postgres()) {
            measure("PostgreSQL", db);
        }
    }

    private static void measure(String database, Db db) {
        fill(db);
        var scopes = new Scopes(db.writer(), db.reader(), () -> NOW);
        String viewer = new Operators(db.writer(), db.reader(), () -> NOW)
                .add("vera", Role.VIEWER)
                .id();
        for (Map.Entry<String, String> top : new TreeMap<>(
                        Map.of("one site", "place-100007", "an area", "place-200003", "the whole chain", "place-root"))
                .entrySet()) {
            scopes.set(viewer, new Scopes.Scope(false, true, Set.of(top.getValue())));
            Sight sight = scopes.of("vera");
            Map.of(
                            "a page of kiosks",
                            "select k.id from kiosk k where " + sight.kiosks("k.id") + " order by k.name limit 50",
                            "how many are linked",
                            "select count(*) from presence where linked = 1 and " + sight.kiosks("kiosk_id"),
                            "answers of a month",
                            "select count(*) from response r where survey_id = 's' and ended_at >= "
                                    + NOW.minus(Duration.ofDays(30)).toEpochMilli() + " and "
                                    + sight.kiosksAt("r.kiosk_id", "r.ended_at"),
                            "one kiosk by its address",
                            "select id from kiosk where id = 'kiosk-100075' and " + sight.kiosks("kiosk.id"))
                    .forEach((what, sql) -> {
                        Duration best = best(db, sql);
                        LOG.info("{}, {}, {}: {} ms", database, top.getKey(), what, best.toNanos() / 1e6);
                        assertThat(best).as(what + " of " + top.getKey()).isLessThan(MOST);
                    });
        }
    }

    private static Duration best(Db db, String sql) {
        return IntStream.range(0, TRIES)
                .mapToObj(i -> {
                    long before = System.nanoTime();
                    db.reader()
                            .jdbc()
                            .sql(sql)
                            .query((row, number) -> row.getString(1))
                            .list();
                    return Duration.ofNanos(System.nanoTime() - before);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static void fill(Db db) {
        db.writer().transaction().executeWithoutResult(status -> {
            run(db, """
                    insert into place (id, kind, parent_id, name, address, folded)
                    values ('place-root', 'organisation', null, 'Chain', '', 'chain')
                    """);
            many(db, 20, """
                    insert into place (id, kind, parent_id, name, address, folded)
                    select 'place-' || (200000 + i), 'area', 'place-root', 'Area ' || i, '', 'area' from n
                    """);
            many(db, 1000, """
                    insert into place (id, kind, parent_id, name, address, folded)
                    select 'place-' || (100000 + i), 'site', 'place-' || (200000 + i % 20), 'Shop ' || i, '', 'shop' from n
                    """);
            many(db, 10_000, """
                    insert into experience_point (id, site_id, name, note, folded)
                    select 'point-' || (100000 + i), 'place-' || (100000 + i / 10), 'Till ' || i, '', 'till' from n
                    """);
            many(db, 10_000, """
                    insert into kiosk (id, name, created_at) select 'kiosk-' || (100000 + i), 'Kiosk ' || i, 0 from n
                    """);
            many(db, 10_000, """
                    insert into placement (id, kiosk_id, point_id, from_at, made_at, made_by)
                    select 'placement-' || (100000 + i), 'kiosk-' || (100000 + i), 'point-' || (100000 + i), 0, 0, 'x' from n
                    """);
            many(db, 10_000, """
                    insert into presence (kiosk_id, session, linked, link_changed_at)
                    select 'kiosk-' || (100000 + i), 1, 1, 0 from n
                    """);
            many(db, 100_000, """
                    insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version, survey_hash,
                                          language, channel, status, flags, boot, monotonic_ms, started_at, ended_at,
                                          time_quality, received_at, clash, body)
                    select 'response-' || i, 'kiosk-' || (100000 + i % 10000), 'outbox', i / 10000 + 1, 's', 1, 'h', 'fi',
                           'KIOSK', 'COMPLETE', '', 1, 1, :now - i * 50000, :now - i * 50000, 'CONFIRMED', :now, 0, '{}'
                    from n
                    """.replace(":now", String.valueOf(NOW.toEpochMilli())));
        });
        run(db, "analyze");
    }

    private static void many(Db db, int count, String sql) {
        run(
                db,
                sql.replaceFirst(
                        "select",
                        "with recursive n (i) as (select cast(0 as bigint) union all select i + 1 from n where i < %d) select"
                                .formatted(count - 1)));
    }

    private static void run(Db db, String sql) {
        db.writer().jdbc().sql(sql).update();
    }
}
