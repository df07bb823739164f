package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.Damping.Step;
import fi.hymy.fleet.alert.Damping.Watch;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// What each round changes of the alerts: an alert, its history and who is to be told change together, or nothing does.
@Component
final class Alerts {
    /// Who opens again within this time goes on with its history.
    static final Duration JOINED = Duration.ofHours(24);
    /// Decisions in one transaction, so that others who write wait for milliseconds only.
    private static final int AT_ONCE = 100;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    Alerts(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// What changed for who is to be told.
    ///
    /// @param id of the alert
    /// @param times how often it has opened
    record News(
            String id, Cause cause, Severity severity, String site, Set<KioskId> kiosks, int times, boolean opened) {}

    /// Hears of what changed, within the transaction that changes it.
    interface Listener {
        void heard(List<News> news, Instant now);
    }

    /// An open alert as the rounds need it.
    ///
    /// @param facts as stored
    record Row(String id, Watch.Raised raised, Severity severity, String facts, Set<KioskId> kiosks) {}

    /// How things stood.
    record State(Map<Cause, Row> open, Map<Cause, Instant> suspects) {
        Deciding.Before before() {
            Map<Cause, Watch.Raised> raised = new HashMap<>();
            open.forEach((cause, row) -> raised.put(cause, row.raised()));
            return new Deciding.Before(raised, suspects);
        }
    }

    State state() {
        Map<Cause, Row> open = new HashMap<>();
        Map<String, Set<KioskId>> kiosks = kiosksOfOpen();
        reader.jdbc()
                .sql("select id, cause, severity, facts, times, good_at from alert where closed_at is null")
                .query(row -> {
                    long good = row.getLong("good_at");
                    var goodSince = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(good));
                    String id = row.getString("id");
                    var read = new Row(
                            id,
                            new Watch.Raised(row.getInt("times"), goodSince),
                            Severity.valueOf(row.getString("severity")),
                            row.getString("facts"),
                            kiosks.getOrDefault(id, Set.of()));
                    Cause.read(row.getString("cause")).ifPresent(cause -> open.put(cause, read));
                });
        Map<Cause, Instant> suspects = new HashMap<>();
        reader.jdbc().sql("select cause, since_at from alert_watch").query(row -> {
            Instant since = Instant.ofEpochMilli(row.getLong("since_at"));
            Cause.read(row.getString("cause")).ifPresent(cause -> suspects.put(cause, since));
        });
        return new State(open, suspects);
    }

    private Map<String, Set<KioskId>> kiosksOfOpen() {
        Map<String, Set<KioskId>> kiosks = new HashMap<>();
        reader.jdbc().sql("""
                        select k.alert_id, k.kiosk_id from alert a join alert_kiosk k on k.alert_id = a.id
                        where a.closed_at is null
                        """).query(row -> {
            kiosks.computeIfAbsent(row.getString("alert_id"), id -> new HashSet<>())
                    .add(new KioskId(row.getString("kiosk_id")));
        });
        return kiosks;
    }

    /// Writes down what was decided, some decisions in each transaction.
    void apply(List<Decision> decisions, State state, Instant now, Listener listener) {
        for (int from = 0; from < decisions.size(); from += AT_ONCE) {
            List<Decision> some = decisions.subList(from, Math.min(decisions.size(), from + AT_ONCE));
            writer.transaction().executeWithoutResult(status -> {
                List<News> news = new ArrayList<>();
                some.forEach(decision -> apply(decision, state, now, news));
                listener.heard(news, now);
            });
        }
    }

    private void apply(Decision decision, State state, Instant now, List<News> news) {
        Row row = state.open().get(decision.cause());
        switch (decision.step()) {
            case Step.Stay() -> moved(decision, row);
            case Step.Suspect(var since) -> suspect(decision.cause(), since);
            case Step.Forget() -> forget(decision.cause());
            case Step.Raise(var since) -> raise(decision, since, now, news);
            case Step.Better(var since) -> good(row, since);
            case Step.Worse() -> {
                good(row, null);
                moved(decision, row);
            }
            case Step.Close(var why) -> close(decision, row, why, now, news);
        }
    }

    private void suspect(Cause cause, Instant since) {
        update("""
                insert into alert_watch (cause, since_at) values (:cause, :since)
                on conflict (cause) do update set since_at = excluded.since_at
                """, Map.of("cause", cause.text(), "since", since.toEpochMilli()));
    }

    private void forget(Cause cause) {
        update("delete from alert_watch where cause = :cause", Map.of("cause", cause.text()));
    }

    private void raise(Decision decision, Instant since, Instant now, List<News> news) {
        forget(decision.cause());
        String joined = writer.jdbc()
                .sql("""
                        select id from alert where cause = :cause and closed_at >= :since
                        order by opened_at desc limit 1
                        """)
                .param("cause", decision.cause().text())
                .param("since", now.minus(JOINED).toEpochMilli())
                .query(String.class)
                .optional()
                .orElse(null);
        String id = joined == null
                ? "alert-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16)
                : joined;
        int changed = joined == null ? open(id, decision, since, now) : reopen(id, decision, since);
        if (changed == 0) {
            // Another server opened it meanwhile.
            return;
        }
        members(id, decision.kiosks());
        int times = writer.jdbc()
                .sql("select times from alert where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        event(id, now, joined == null ? Alert.What.OPENED : Alert.What.REOPENED, "", "");
        news.add(news(id, decision, decision.rule().severity(), decision.kiosks(), times, true));
    }

    private int open(String id, Decision decision, Instant since, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id);
        values.put("cause", decision.cause().text());
        values.put("kind", decision.cause().kind().name());
        values.put("severity", decision.rule().severity().name());
        values.put("kiosk", decision.cause().ofKiosk().map(KioskId::value).orElse(null));
        values.put("site", decision.site().isEmpty() ? null : decision.site());
        values.put("facts", String.join("\n", decision.facts()));
        values.put("since", since.toEpochMilli());
        values.put("now", now.toEpochMilli());
        return update("""
                insert into alert (id, cause, kind, severity, kiosk_id, site_id, facts, since_at, opened_at, times,
                                   closed_why)
                values (:id, :cause, :kind, :severity, :kiosk, :site, :facts, :since, :now, 1, '')
                on conflict (cause) where closed_at is null do nothing
                """, values);
    }

    private int reopen(String id, Decision decision, Instant since) {
        return update(
                """
                update alert set closed_at = null, closed_why = '', good_at = null, acked_at = null, acked_by = null,
                    snoozed_until = null, times = times + 1, facts = :facts, since_at = :since, severity = :severity
                where id = :id and closed_at is not null
                  and not exists (select 1 from alert other where other.cause = alert.cause and other.closed_at is null)
                """,
                Map.of(
                        "id", id,
                        "facts", String.join("\n", decision.facts()),
                        "since", since.toEpochMilli(),
                        "severity", decision.rule().severity().name()));
    }

    private void good(@Nullable Row row, @Nullable Instant since) {
        if (row != null) {
            var values = new HashMap<String, @Nullable Object>();
            values.put("id", row.id());
            values.put("good", since == null ? null : since.toEpochMilli());
            update("update alert set good_at = :good where id = :id", values);
        }
    }

    /// A group lost or won kiosks.
    private void moved(Decision decision, @Nullable Row row) {
        if (row == null || !decision.cause().isGroup() || decision.facts().isEmpty()) {
            return;
        }
        String facts = String.join("\n", decision.facts());
        if (!facts.equals(row.facts())) {
            update("update alert set facts = :facts where id = :id", Map.of("id", row.id(), "facts", facts));
        }
        // Those that came back stay named: it was about them too.
        Set<KioskId> more = new HashSet<>(decision.kiosks());
        more.removeAll(row.kiosks());
        members(row.id(), more);
    }

    private void close(Decision decision, @Nullable Row row, Ending why, Instant now, List<News> news) {
        if (row == null) {
            return;
        }
        int closed = update(
                "update alert set closed_at = :now, closed_why = :why, good_at = null, snoozed_until = null"
                        + " where id = :id and closed_at is null",
                Map.of("id", row.id(), "now", now.toEpochMilli(), "why", why.name()));
        if (closed == 1) {
            event(row.id(), now, Alert.What.CLOSED, "", why.name());
            news.add(news(
                    row.id(),
                    decision,
                    row.severity(),
                    row.kiosks(),
                    row.raised().times(),
                    false));
        }
    }

    private static News news(
            String id, Decision decision, Severity severity, Set<KioskId> kiosks, int times, boolean opened) {
        return new News(id, decision.cause(), severity, decision.site(), kiosks, times, opened);
    }

    private void members(String id, Set<KioskId> kiosks) {
        if (kiosks.isEmpty()) {
            return;
        }
        SqlParameterSource[] rows = kiosks.stream()
                .map(kiosk -> new MapSqlParameterSource().addValue("id", id).addValue("kiosk", kiosk.value()))
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate(
                "insert into alert_kiosk (alert_id, kiosk_id) values (:id, :kiosk)"
                        + " on conflict (alert_id, kiosk_id) do nothing",
                rows);
    }

    /// Within the caller's transaction.
    ///
    /// @param by an operator's user name; empty where it happened by itself
    void event(String id, Instant at, Alert.What what, String by, String words) {
        update("""
                insert into alert_event (alert_id, number, at, kind, by_whom, words)
                select :id, coalesce(max(number), 0) + 1, :at, :kind, :by, :words from alert_event where alert_id = :id
                """, Map.of("id", id, "at", at.toEpochMilli(), "kind", what.name(), "by", by, "words", words));
    }

    private int update(String sql, Map<String, ? extends @Nullable Object> values) {
        return writer.jdbc().sql(sql).params(values).update();
    }
}
