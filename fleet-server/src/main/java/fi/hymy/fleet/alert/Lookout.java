package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.Whereabouts.Hour;
import fi.hymy.fleet.alert.Whereabouts.Where;
import fi.hymy.fleet.ingest.Gaps;
import fi.hymy.fleet.ingest.LockedAnswers;
import fi.hymy.fleet.kiosk.Fleet;
import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Looks at all kiosks at once: a bounded number of statements, whatever their number. One thread at a time.
@Component
final class Lookout {
    private static final Duration CLASHES = Duration.ofDays(1);
    /// A certificate that lives for a short time only, as in a trial, ends soon when a sixth of it is left.
    private static final int PART_OF_LIFE = 6;
    /// So many starts of a program or a box within it are no accident, if the rule has as many.
    private static final Duration STARTS = Duration.ofHours(1);
    /// A bound, and what makes SQLite read the newest rows alone instead of all by kiosk.
    private static final int MOST_ROWS = 100_000;

    private final Fleet fleet;
    private final Whereabouts whereabouts;
    private final Conditions conditions;
    private final Rhythms rhythms;
    private final Gaps gaps;
    private final LockedAnswers locked;
    private final ReaderDb reader;
    private final Map<Hour, OpenTime> openTimes = new HashMap<>();

    Lookout(
            Fleet fleet,
            Whereabouts whereabouts,
            Conditions conditions,
            Rhythms rhythms,
            Gaps gaps,
            LockedAnswers locked,
            ReaderDb reader) {
        this.fleet = fleet;
        this.whereabouts = whereabouts;
        this.conditions = conditions;
        this.rhythms = rhythms;
        this.gaps = gaps;
        this.locked = locked;
        this.reader = reader;
    }

    Where where() {
        openTimes.clear();
        return whereabouts.now();
    }

    /// Forgets what another server may know better by now.
    void beginAnew() {
        rhythms.readAnew();
    }

    void end(Instant now) {
        rhythms.writeDown(now);
    }

    /// @param where as of some time ago at most
    Scene look(Where where, RuleBook rules, Set<Cause> open, Instant now) {
        List<KioskStatus> all = fleet.all();
        conditions.refresh();
        rhythms.saw(all, now);
        Map<KioskId, String> watched = new HashMap<>();
        Map<KioskId, String> shipped = new HashMap<>();
        Set<KioskId> blind = new HashSet<>();
        Map<Cause, Look.Bad> bad = new HashMap<>();
        Map<KioskId, Long> told = toldGaps();
        Map<KioskId, Long> starts = starts(now);
        for (KioskStatus status : all) {
            KioskId known = status.kiosk().id();
            if (where.shipped().contains(known)) {
                shipped.put(known, where.site(known));
                if (status.linked() && !status.heartbeatIsLate()) {
                    bad.put(Cause.of(AlertKind.NOT_CHECKED_IN, known), new Look.Bad(null, OpenTime.ALWAYS, List.of()));
                }
            }
            if (where.isWatched(status)) {
                KioskId kiosk = status.kiosk().id();
                watched.put(kiosk, where.site(kiosk));
                if (!status.linked() || status.heartbeatIsLate()) {
                    blind.add(kiosk);
                }
                long lacking = gaps.of(kiosk, now) - told.getOrDefault(kiosk, 0L);
                long started = starts.getOrDefault(kiosk, 0L);
                look(status, where.hour(status), lacking, started, rules, now)
                        .forEach((kind, look) -> bad.put(Cause.of(kind, kiosk), look));
            }
        }
        certificates(rules, now).forEach((kiosk, look) -> bad.put(Cause.of(AlertKind.CERTIFICATE, kiosk), look));
        clashes(now).forEach((kiosk, look) -> bad.put(Cause.of(AlertKind.CLASH, kiosk), look));
        wentBack().forEach((kiosk, look) -> bad.put(Cause.of(AlertKind.WENT_BACK, kiosk), look));
        locked.all(now)
                .forEach((kiosk, reason) -> bad.put(
                        Cause.of(AlertKind.LOCKED, kiosk), new Look.Bad(null, OpenTime.ALWAYS, List.of(reason))));
        bad.keySet()
                .removeIf(cause -> cause.kind() != AlertKind.NOT_CHECKED_IN
                        && !watched.containsKey(cause.ofKiosk().orElseThrow()));
        return Scene.of(watched, shipped, blind, bad, open, rules, now);
    }

    private Map<AlertKind, Look.Bad> look(
            KioskStatus status, Hour hour, long lacking, long started, RuleBook rules, Instant now) {
        KioskId kiosk = status.kiosk().id();
        return new KioskLook(
                        status,
                        conditions.of(kiosk, now),
                        status.linked() ? rhythms.silence(kiosk, now, hour.zone()) : Optional.empty(),
                        lacking,
                        started,
                        openTimes.computeIfAbsent(hour, one -> OpenTime.of(one.zone(), one.opening())),
                        kind -> rules.of(kind, kiosk).threshold())
                .all();
    }

    /// Of programs and of boxes, but for those that were ordered.
    private Map<KioskId, Long> starts(Instant now) {
        Map<KioskId, Long> starts = new HashMap<>();
        reader.jdbc()
                .sql("""
                        select kiosk_id, count(*) as starts
                        from (select kiosk_id from kiosk_start where at > :since and why <> 'commanded' limit :most) newest
                        group by kiosk_id having count(*) > 1
                        """)
                .param("since", now.minus(STARTS).toEpochMilli())
                .param("most", MOST_ROWS)
                .query(row -> {
                    starts.put(new KioskId(row.getString("kiosk_id")), row.getLong("starts"));
                });
        return starts;
    }

    /// What was told and closed before is found out again after a restart, and is no news.
    private Map<KioskId, Long> toldGaps() {
        Map<KioskId, Long> told = new HashMap<>();
        reader.jdbc()
                .sql("select kiosk_id, facts from alert where kind = 'GAP' and closed_at is not null")
                .query(row -> {
                    String facts = row.getString("facts");
                    if (facts.matches("[0-9]{1,18}")) {
                        told.merge(new KioskId(row.getString("kiosk_id")), Long.parseLong(facts), Long::max);
                    }
                });
        return told;
    }

    /// Of each kiosk the certificate that lasts longest.
    private Map<KioskId, Look.Bad> certificates(RuleBook rules, Instant now) {
        Map<KioskId, Look.Bad> ending = new HashMap<>();
        reader.jdbc()
                .sql("""
                        select kiosk_id, max(expires_at) as ends, max(expires_at - issued_at) as life
                        from kiosk_credential where revoked_at is null group by kiosk_id
                        having (max(expires_at) - :now) * :part < max(expires_at - issued_at)
                        """)
                .param("now", now.toEpochMilli())
                .param("part", PART_OF_LIFE)
                .query(row -> {
                    KioskId kiosk = new KioskId(row.getString("kiosk_id"));
                    Instant ends = Instant.ofEpochMilli(row.getLong("ends"));
                    long days = rules.of(AlertKind.CERTIFICATE, kiosk).threshold();
                    if (ends.isBefore(now.plus(Duration.ofDays(days)))) {
                        ending.put(kiosk, new Look.Bad(null, OpenTime.ALWAYS, List.of(day(ends))));
                    }
                });
        return ending;
    }

    private Map<KioskId, Look.Bad> clashes(Instant now) {
        Map<KioskId, Look.Bad> clashes = new HashMap<>();
        reader.jdbc()
                .sql("""
                        select kiosk_id, count(*) as clashes
                        from (select kiosk_id from response where clash = 1 and received_at > :since limit :most) newest
                        group by kiosk_id
                        """)
                .param("since", now.minus(CLASHES).toEpochMilli())
                .param("most", MOST_ROWS)
                .query(row -> {
                    clashes.put(
                            new KioskId(row.getString("kiosk_id")),
                            new Look.Bad(null, OpenTime.ALWAYS, List.of(row.getString("clashes"))));
                });
        return clashes;
    }

    /// Software that is still meant for those who tried it and took it back. Nobody means it any more once another is
    /// rolled out or it is withdrawn.
    private Map<KioskId, Look.Bad> wentBack() {
        Map<KioskId, Look.Bad> back = new HashMap<>();
        reader.jdbc().sql("""
                        select said.kiosk_id, release.version, said.last_detail
                        from kiosk_software said
                        join twin on twin.kiosk_id = said.kiosk_id
                        join software_release release on release.sequence = said.last_sequence
                             and release.id = case said.last_kind when 'OS' then twin.desired_os else twin.desired_app end
                        where said.last_result = 'ROLLED_BACK' limit :most
                        """).param("most", MOST_ROWS).query(row -> {
            String detail = row.getString("last_detail");
            back.put(
                    new KioskId(row.getString("kiosk_id")),
                    new Look.Bad(
                            null, OpenTime.ALWAYS, List.of(row.getString("version"), detail == null ? "" : detail)));
        });
        return back;
    }

    /// As 2026-12-24: read the same in every language.
    private static String day(Instant at) {
        return at.toString().substring(0, "2026-12-24".length());
    }
}
