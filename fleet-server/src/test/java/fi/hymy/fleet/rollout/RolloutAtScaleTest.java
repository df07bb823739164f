package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.RecordedStatements;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Thousands of kiosks: what a step asks of SQLite costs the same however many there are. `-Dhymy.rollout.kiosks=10000`
/// measures a large fleet; the log says how long planning, telling and looking took.
final class RolloutAtScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutAtScaleTest.class);
    private static final int KIOSKS = Integer.getInteger("hymy.rollout.kiosks", 1_000);

    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void stepsWithoutReadingEveryKiosk() {
        try (Db db = TestDb.sqlite(folder)) {
            fill(db);
            var recorded = new RecordedStatements(db);
            var book = new RolloutBook(recorded.writer(), recorded.reader());
            var twin = new Twin(recorded.writer(), recorded.reader(), () -> now);
            var surveys = new SurveyChange(
                    new Versions(recorded.reader()),
                    deciding(twin),
                    twin,
                    (kiosk, message) -> CompletableFuture.completedStage(null));
            var rollouts =
                    new Rollouts(book, new RolloutList(recorded.reader()), targets(), recorded.writer(), () -> now);
            Rollout rollout = rollouts.make(wish(), "anna");
            rollouts.order(rollout.id(), new Order.Start(), "anna");
            var steps = new Steps(book, targets(), kind -> surveys, () -> now);
            var memory = new RolloutMemory();

            time("planning", () -> {
                steps.step(rollout.id(), memory);
                return book.find(rollout.id()).orElseThrow().planned();
            });
            time("telling", () -> {
                steps.step(rollout.id(), memory);
                return book.counts(rollout.id()).all().waiting() == 0;
            });
            time("looking at all that are told once", () -> {
                steps.step(rollout.id(), memory);
                return memory.cursor(KioskState.TOLD) < 0;
            });
            db.writer().jdbc().sql("""
                            update twin set reported_version = desired_version, reported_hash = desired_hash,
                                reported_survey_id = desired_survey_id,
                                reported_survey_version = desired_survey_version
                            """).update();
            time("seeing that all have it", () -> {
                steps.step(rollout.id(), memory);
                return book.find(rollout.id()).orElseThrow().state() == State.DONE;
            });
            rollouts.order(rollout.id(), new Order.RollBack(), "anna");
            time("taking all back", () -> {
                steps.step(rollout.id(), memory);
                return book.find(rollout.id()).orElseThrow().state() == State.ROLLED_BACK;
            });

            recorded.plans().forEach((sql, plan) -> {
                boolean once = sql.contains("count(*)") || sql.contains("order by made_at");
                if (!once) {
                    assertThat(plan)
                            .as(sql)
                            .noneMatch(step -> step.matches(
                                    "SCAN (m|life|kiosk|presence|twin|rollout_kiosk|rollout|device_setup)\\b.*"))
                            .noneMatch(step -> step.contains("TEMP B-TREE"));
                }
            });
        }
    }

    private static void time(String what, BooleanSupplier step) {
        long begun = System.nanoTime();
        int steps = 1;
        long longest = 0;
        for (boolean done = false; !done; steps++) {
            long from = System.nanoTime();
            done = step.getAsBoolean();
            longest = Math.max(longest, System.nanoTime() - from);
            assertThat(steps).as(what).isLessThan(500);
        }
        LOG.info(
                "{} kiosks, {}: {} ms in {} steps, the longest {} ms",
                KIOSKS,
                what,
                (System.nanoTime() - begun) / 1_000_000,
                steps - 1,
                longest / 1_000_000);
    }

    private static Rollouts.Wish wish() {
        return new Rollouts.Wish(
                "Lunch",
                SurveyChange.KIND,
                "Lunch, version 1",
                SurveyChange.of(new SurveyId("lunch"), 1),
                "",
                List.of(),
                new Plan(
                        Waves.AT_ONCE,
                        Hours.ALWAYS,
                        new Thresholds(100, Duration.ZERO, 0, 0, Duration.ofHours(1)),
                        true));
    }

    private static void fill(Db db) {
        db.writer().jdbc().sql("""
                        insert into survey_version
                            (survey_id, version, content_hash, name, body, published_at, published_by)
                        values ('lunch', 1, :hash, 'Lunch', '{}', 0, 'anna')
                        """).param("hash", "ab".repeat(32)).update();
        db.writer().jdbc().sql("""
                        with recursive n (i) as (select 1 union all select i + 1 from n where i < :count)
                        insert into kiosk (id, name, created_at)
                        select 'kiosk-' || substr('00000' || i, -5), 'Kiosk ' || i, 0 from n
                        """).param("count", KIOSKS).update();
        db.writer().jdbc().sql("""
                        insert into presence (kiosk_id, session, linked, link_changed_at) select id, 1, 1, 0 from kiosk
                        """).update();
        db.writer().jdbc().sql("analyze").update();
    }

    private static SurveyChange.Deciding deciding(Twin twin) {
        return new SurveyChange.Deciding() {
            @Override
            public boolean mayShow(SurveyId survey) {
                return true;
            }

            @Override
            public void set(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
                kiosks.forEach(kiosk -> twin.desire(kiosk, survey, by));
            }
        };
    }

    private static Targets targets() {
        List<KioskAt> all = new ArrayList<>();
        for (int i = 1; i <= KIOSKS; i++) {
            var id = new KioskId("kiosk-%05d".formatted(i));
            all.add(new KioskAt(id, id.value(), null, Optional.empty()));
        }
        return new Targets() {
            @Override
            public List<KioskAt> page(String query, @Nullable KioskAt after, int limit) {
                int from = after == null ? 0 : all.indexOf(after) + 1;
                return all.subList(from, Math.min(all.size(), from + limit));
            }

            @Override
            public List<String> zones(List<KioskAt> kiosks) {
                return kiosks.stream().map(kiosk -> "UTC").toList();
            }
        };
    }
}
