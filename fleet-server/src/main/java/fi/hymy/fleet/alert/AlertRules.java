package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.RuleBook.Scoped;
import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// The rules as written down; where nobody wrote one, the usual one holds.
@Component
final class AlertRules {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final KioskQueries queries;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();

    AlertRules(WriterDb writer, ReaderDb reader, KioskQueries queries, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.queries = queries;
        this.clock = clock;
    }

    /// Every rule, those of a kind in the order in which they are asked, the one for all last.
    List<AlertRule> all() {
        Map<AlertKind, List<AlertRule>> written = written();
        return Arrays.stream(AlertKind.values())
                .flatMap(kind -> {
                    List<AlertRule> rules = new ArrayList<>(written.getOrDefault(kind, List.of()));
                    if (rules.stream().noneMatch(AlertRule::isForAll)) {
                        rules.add(kind.usual());
                    }
                    return rules.stream();
                })
                .toList();
    }

    Optional<AlertRule> find(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// Rises with every change made through this server.
    long changes() {
        return changes.get();
    }

    /// Which kiosks each rule means now: a query for each rule that has one.
    RuleBook book() {
        Map<String, Set<KioskId>> meant = new HashMap<>();
        Map<AlertKind, List<Scoped>> scoped = new EnumMap<>(AlertKind.class);
        for (AlertRule rule : all()) {
            Optional<Set<KioskId>> kiosks =
                    rule.isForAll() ? Optional.empty() : Optional.of(meant.computeIfAbsent(rule.query(), this::kiosks));
            scoped.computeIfAbsent(rule.kind(), kind -> new ArrayList<>()).add(new Scoped(rule, kiosks));
        }
        return new RuleBook(scoped);
    }

    /// A query that cannot be read any more means nobody.
    Set<KioskId> kiosks(String query) {
        return switch (KioskQuery.read(query)) {
            case KioskQuery.Reading.Good(var read) -> new HashSet<>(queries.ids(read));
            case KioskQuery.Reading.Bad _ -> Set.of();
        };
    }

    /// Writes a rule, new where its id is empty. There is one for all of each kind.
    ///
    /// @param by an operator's user name
    /// @throws IllegalArgumentException in a sentence, when its query cannot be read
    AlertRule save(AlertRule rule, String by) {
        if (KioskQuery.read(rule.query()) instanceof KioskQuery.Reading.Bad bad) {
            throw new IllegalArgumentException(bad.inWords());
        }
        AlertRule saved = writer.transaction().execute(status -> {
            String same = writer.jdbc()
                    .sql("select id from alert_rule where kind = :kind and query = :query")
                    .param("kind", rule.kind().name())
                    .param("query", rule.query())
                    .query(String.class)
                    .optional()
                    .orElse(rule.id());
            AlertRule named = new AlertRule(
                    same.isEmpty() ? "rule-" + UUID.randomUUID().toString().substring(0, 13) : same,
                    rule.number(),
                    rule.kind(),
                    rule.query(),
                    rule.on(),
                    rule.threshold(),
                    rule.hold(),
                    rule.calm(),
                    rule.severity());
            Audited.change("rule", find(same).map(AlertRule::inWords).orElse(null), named.inWords());
            write(named, by);
            return named;
        });
        changes.incrementAndGet();
        return Objects.requireNonNull(saved);
    }

    private void write(AlertRule rule, String by) {
        writer.jdbc()
                .sql("""
                        insert into alert_rule (id, number, kind, query, switched, threshold, hold_ms, calm_ms, severity,
                                                changed_at, changed_by)
                        values (:id, :number, :kind, :query, :on, :threshold, :hold, :calm, :severity, :at, :by)
                        on conflict (id) do update set number = excluded.number, query = excluded.query,
                            switched = excluded.switched, threshold = excluded.threshold, hold_ms = excluded.hold_ms,
                            calm_ms = excluded.calm_ms, severity = excluded.severity,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("id", rule.id())
                .param("number", rule.number())
                .param("kind", rule.kind().name())
                .param("query", rule.query())
                .param("on", rule.on() ? 1 : 0)
                .param("threshold", rule.threshold())
                .param("hold", rule.hold().toMillis())
                .param("calm", rule.calm().toMillis())
                .param("severity", rule.severity().name())
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    /// Takes a rule away: then the next that means a kiosk holds, or the usual one.
    ///
    /// @return the rule as it was, or empty
    Optional<AlertRule> remove(String id) {
        Optional<AlertRule> old = find(id);
        old.ifPresent(rule -> Audited.change("rule", rule.inWords(), null));
        writer.jdbc()
                .sql("delete from alert_rule where id = :id")
                .param("id", id)
                .update();
        changes.incrementAndGet();
        return old;
    }

    private Map<AlertKind, List<AlertRule>> written() {
        Map<AlertKind, List<AlertRule>> rules = new EnumMap<>(AlertKind.class);
        reader.jdbc()
                .sql("""
                        select id, number, kind, query, switched, threshold, hold_ms, calm_ms, severity from alert_rule
                        where kind in (:kinds)
                        order by case when query = '' then 1 else 0 end, number, id
                        """)
                .param(
                        "kinds",
                        Arrays.stream(AlertKind.values()).map(Enum::name).toList())
                .query(AlertRules::rule)
                .list()
                .forEach(rule -> rules.computeIfAbsent(rule.kind(), kind -> new ArrayList<>())
                        .add(rule));
        return rules;
    }

    private static AlertRule rule(ResultSet row, int number) throws SQLException {
        return new AlertRule(
                row.getString("id"),
                row.getInt("number"),
                AlertKind.valueOf(row.getString("kind")),
                row.getString("query"),
                row.getInt("switched") == 1,
                row.getLong("threshold"),
                Duration.ofMillis(row.getLong("hold_ms")),
                Duration.ofMillis(row.getLong("calm_ms")),
                Severity.valueOf(row.getString("severity")));
    }
}
