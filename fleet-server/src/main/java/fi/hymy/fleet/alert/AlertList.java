package fi.hymy.fleet.alert;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Alerts for people: lists, counts, one with its history.
@Component
final class AlertList {
    private static final String COLUMNS = """
            select a.id, a.cause, a.severity, k.name as kiosk_name, a.site_id, p.name as site_name, a.facts, a.since_at,
                   a.opened_at, a.times, a.good_at, a.closed_at, a.closed_why, a.acked_at, a.acked_by, a.snoozed_until
            """;
    private static final String FROM = """
            from alert a left join kiosk k on k.id = a.kiosk_id left join place p on p.id = a.site_id
            where\s""";
    /// Those that nobody has taken come first, the gravest before others, then the newest.
    private static final String WORST = """
            case when a.snoozed_until is null then 0 else 1 end,
            case a.severity when 'URGENT' then 0 when 'WARNING' then 1 else 2 end,
            case when a.acked_at is null then 0 else 1 end, a.opened_at desc, a.id desc
            """;

    private final ReaderDb reader;

    AlertList(ReaderDb reader) {
        this.reader = reader;
    }

    /// What the one who asks may see: alarms of kiosks that stood there then, and of sites. One of the whole fleet only
    /// who
    /// sees everything.
    private static String from() {
        Sight sight = Sight.now();
        return FROM
                + (sight.isWhole()
                        ? "1 = 1 "
                        : "((a.kiosk_id is not null and %s) or (a.kiosk_id is null and a.site_id is not null and %s)) "
                                .formatted(sight.kiosksAt("a.kiosk_id", "a.opened_at"), sight.places("a.site_id")));
    }

    /// Which alerts.
    ///
    /// @param open true for those that are open, false for those that are over, null for all
    /// @param words in the names of kiosk and site
    record Filter(
            @Nullable Boolean open,
            @Nullable AlertKind kind,
            @Nullable Severity severity,
            String words) {
        static final Filter OPEN = new Filter(true, null, null, "");

        private String where(Map<String, Object> params) {
            StringBuilder where = new StringBuilder();
            if (open != null) {
                where.append(open ? " and a.closed_at is null" : " and a.closed_at is not null");
            }
            if (kind != null) {
                where.append(" and a.kind = :kind");
                params.put("kind", kind.name());
            }
            if (severity != null) {
                where.append(" and a.severity = :severity");
                params.put("severity", severity.name());
            }
            if (!words.isBlank()) {
                where.append(" and (lower(k.name) like :words escape '!' or lower(p.name) like :words escape '!')");
                params.put("words", "%" + escaped(words.strip().toLowerCase(Locale.ROOT)) + "%");
            }
            return where.toString();
        }

        private static String escaped(String text) {
            return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        }
    }

    /// Where a page ended.
    record Mark(long openedAt, String id) {}

    /// How many open alerts there are.
    ///
    /// @param snoozed of them that wait
    /// @param taken of them that somebody has acknowledged
    record Counts(long open, long urgent, long snoozed, long taken) {
        public long needing() {
            return open - snoozed;
        }
    }

    /// How many of a site are open.
    record SiteCount(String site, String name, long open, long urgent) {}

    /// The worst first.
    ///
    /// @param bySite whether those of a site stand together
    List<Alert> worst(Filter filter, boolean bySite, int skip, int limit) {
        Map<String, Object> params = new HashMap<>();
        String where = filter.where(params);
        return reader.jdbc()
                .sql(COLUMNS + from() + where + " order by "
                        + (bySite ? "case when p.id is null then 1 else 0 end, p.name, p.id, " : "") + WORST
                        + " limit :limit offset :skip")
                .params(params)
                .param("limit", limit)
                .param("skip", skip)
                .query(AlertList::alert)
                .list();
    }

    /// The newest first.
    List<Alert> newest(Filter filter, @Nullable Mark after, int limit) {
        Map<String, Object> params = new HashMap<>();
        String where = filter.where(params);
        if (after != null) {
            params.put("at", after.openedAt());
            params.put("afterId", after.id());
        }
        return reader.jdbc()
                .sql(COLUMNS + from() + where + (after == null ? "" : " and (a.opened_at, a.id) < (:at, :afterId)")
                        + " order by a.opened_at desc, a.id desc limit :limit")
                .params(params)
                .param("limit", limit)
                .query(AlertList::alert)
                .list();
    }

    long count(Filter filter) {
        Map<String, Object> params = new HashMap<>();
        String where = filter.where(params);
        return reader.jdbc()
                .sql("select count(*) " + from() + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    Counts counts() {
        return reader.jdbc()
                .sql("""
                        select count(*) as open,
                               coalesce(sum(case when a.severity = 'URGENT' and a.snoozed_until is null then 1 else 0 end), 0)
                                   as urgent,
                               coalesce(sum(case when a.snoozed_until is null then 0 else 1 end), 0) as snoozed,
                               coalesce(sum(case when a.acked_at is null then 0 else 1 end), 0) as taken
                        """ + from() + " and a.closed_at is null")
                .query((row, number) -> new Counts(
                        row.getLong("open"), row.getLong("urgent"), row.getLong("snoozed"), row.getLong("taken")))
                .single();
    }

    /// Sites with open alerts, those with the most urgent ones first.
    List<SiteCount> sites(int limit) {
        return reader.jdbc()
                .sql("""
                        select p.id, p.name, count(*) as open,
                               sum(case when a.severity = 'URGENT' then 1 else 0 end) as urgent
                        """ + from() + """
                         and a.closed_at is null and a.snoozed_until is null and p.id is not null
                        group by p.id, p.name order by urgent desc, open desc, p.name limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new SiteCount(
                        row.getString("id"), row.getString("name"), row.getLong("open"), row.getLong("urgent")))
                .list();
    }

    /// Whether there is any kiosk to have alarms about.
    boolean isAnyKiosk() {
        return reader.jdbc()
                .sql("select id from kiosk limit 1")
                .query(String.class)
                .optional()
                .isPresent();
    }

    Optional<Alert> find(String id) {
        return of(List.of(id)).stream().findFirst();
    }

    /// @param ids at least one, at most some hundred
    List<Alert> of(Collection<String> ids) {
        return reader.jdbc()
                .sql(COLUMNS + from() + " and a.id in (:ids)")
                .param("ids", ids)
                .query(AlertList::alert)
                .list();
    }

    /// Open ones that are about a kiosk, its site's among them.
    List<Alert> openOf(KioskId kiosk) {
        return reader.jdbc()
                .sql(COLUMNS + from() + " and a.closed_at is null and (a.kiosk_id = :kiosk"
                        + " or a.id in (select alert_id from alert_kiosk where kiosk_id = :kiosk)) order by " + WORST)
                .param("kiosk", kiosk.value())
                .query(AlertList::alert)
                .list();
    }

    /// Earlier alerts of the same cause, the newest first.
    List<Alert> before(Alert alert, int limit) {
        return reader.jdbc()
                .sql(COLUMNS + from() + " and a.cause = :cause and a.id <> :id order by a.opened_at desc limit :limit")
                .param("cause", alert.cause().text())
                .param("id", alert.id())
                .param("limit", limit)
                .query(AlertList::alert)
                .list();
    }

    /// What happened to it, the newest first.
    List<Alert.Event> events(String id) {
        return reader.jdbc()
                .sql("select at, kind, by_whom, words from alert_event where alert_id = :id order by number desc")
                .param("id", id)
                .query((row, number) -> new Alert.Event(
                        Instant.ofEpochMilli(row.getLong("at")),
                        Alert.What.valueOf(row.getString("kind")),
                        row.getString("by_whom"),
                        row.getString("words")))
                .list();
    }

    /// A kiosk that a group is about.
    ///
    /// @param linked empty when it never came
    record Member(String id, String name, @Nullable Boolean linked) {}

    /// By name.
    List<Member> kiosks(String id, int limit) {
        return reader.jdbc()
                .sql("""
                        select m.kiosk_id, coalesce(k.name, m.kiosk_id) as name, presence.linked
                        from alert_kiosk m left join kiosk k on k.id = m.kiosk_id
                        left join presence on presence.kiosk_id = m.kiosk_id
                        where m.alert_id = :id order by k.name, m.kiosk_id limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> {
                    int linked = row.getInt("linked");
                    Boolean known = row.wasNull() ? null : Boolean.valueOf(linked == 1);
                    return new Member(row.getString("kiosk_id"), row.getString("name"), known);
                })
                .list();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        String facts = row.getString("facts");
        return new Alert(
                row.getString("id"),
                Cause.read(row.getString("cause")).orElseThrow(),
                Severity.valueOf(row.getString("severity")),
                row.getString("kiosk_name"),
                row.getString("site_id"),
                row.getString("site_name"),
                facts.isEmpty() ? List.of() : facts.lines().toList(),
                Instant.ofEpochMilli(row.getLong("since_at")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getInt("times"),
                instant(row, "good_at"),
                instant(row, "closed_at"),
                row.getString("closed_why"),
                instant(row, "acked_at"),
                row.getString("acked_by"),
                instant(row, "snoozed_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
