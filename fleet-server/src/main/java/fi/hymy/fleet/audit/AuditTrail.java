package fi.hymy.fleet.audit;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sentence;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit trail as it is kept: written once, never changed, and dropped when it is too old.
///
/// Requests that change something are written down without anybody's help, see [Audited].
@Component
public final class AuditTrail {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    /// So many subjects of an entry are read; a bulk change has thousands.
    static final int SHOWN = 20;
    private static final int LONGEST_ROUTE = 300;
    /// What so many entries are about is read at once.
    private static final int AT_ONCE = 500;
    /// So many entries are dropped in one transaction.
    private static final int DROPPED_AT_ONCE = 500;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AuditTrail(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// For what is no request that changes something, as a sign-in by a program. Returns when it is on the disk.
    ///
    /// @param who a user name
    /// @param what without secrets
    public void note(String who, String address, Sentence what, boolean refused) {
        write(who, address, "", refused ? 403 : 200, what, List.of(), List.of());
    }

    /// Returns when it is on the disk.
    void write(
            String who,
            String address,
            String route,
            int status,
            Sentence what,
            List<Change> changes,
            List<Subject> subjects) {
        Instant now = clock.instant();
        String id = id(now);
        writer.transaction().executeWithoutResult(transaction -> {
            writer.jdbc()
                    .sql("""
                            insert into audit_entry (id, at, who, address, route, status, outcome, what, changes)
                            values (:id, :at, :who, :address, :route, :status, :outcome, :what, :changes)
                            """)
                    .param("id", id)
                    .param("at", now.toEpochMilli())
                    .param("who", who)
                    .param("address", address)
                    .param("route", route.length() <= LONGEST_ROUTE ? route : route.substring(0, LONGEST_ROUTE) + "…")
                    .param("status", status)
                    .param("outcome", Outcome.of(status).name())
                    .param("what", what.kept())
                    .param("changes", changes.isEmpty() ? "" : JSON.writeValueAsString(changes))
                    .update();
            new JdbcTemplate(writer.source())
                    .batchUpdate(
                            "insert into audit_subject (kind, subject_id, entry_id) values (?, ?, ?)",
                            subjects.stream()
                                    .map(subject -> new Object[] {subject.kind(), subject.id(), id})
                                    .toList());
        });
    }

    /// The newest first.
    ///
    /// @param after the id of the last entry of the page before, or empty for the first page
    List<Entry> page(AuditQuery wanted, String after, int limit) {
        Map<String, Object> params = new HashMap<>(wanted.params());
        params.put("limit", limit);
        if (!after.isEmpty()) {
            params.put("after", after);
        }
        List<Entry> bare = reader.jdbc()
                .sql("select id, at, who, address, route, status, outcome, what, changes from audit_entry where 1 = 1"
                        + wanted.where()
                        + (after.isEmpty() ? "" : " and id < :after")
                        + " order by id desc limit :limit")
                .params(params)
                .query(AuditTrail::entry)
                .list();
        Map<String, List<Subject>> about = new HashMap<>();
        for (int from = 0; from < bare.size(); from += AT_ONCE) {
            about.putAll(subjects(bare.subList(from, Math.min(bare.size(), from + AT_ONCE))));
        }
        return bare.stream()
                .map(entry -> with(entry, about.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    /// Everybody who ever changed something that is still kept, by name.
    List<String> people() {
        return reader.jdbc()
                .sql("""
                        with recursive known (who) as (
                             select min(who) from audit_entry
                             union all
                             select (select min(who) from audit_entry where who > known.who) from known
                             where known.who is not null)
                        select who from known where who is not null and who <> '' order by who limit 500
                        """)
                .query((row, number) -> row.getString("who"))
                .list();
    }

    /// Drops what is older, a little at a time.
    ///
    /// @return how many entries
    int drop(Instant before) {
        int all = 0;
        int dropped;
        do {
            dropped = writer.jdbc()
                    .sql("delete from audit_entry where id in"
                            + " (select id from audit_entry where id < :before order by id limit :most)")
                    .param("before", prefix(before))
                    .param("most", DROPPED_AT_ONCE)
                    .update();
            all += dropped;
        } while (dropped == DROPPED_AT_ONCE);
        return all;
    }

    /// The first of each.
    private Map<String, List<Subject>> subjects(List<Entry> entries) {
        record About(String entry, Subject subject) {}
        return reader
                .jdbc()
                .sql("""
                        select entry_id, kind, subject_id
                        from (select entry_id, kind, subject_id,
                                     row_number() over (partition by entry_id order by kind, subject_id) as nth
                              from audit_subject where entry_id in (:ids)) numbered
                        where nth <= :most order by entry_id, nth
                        """)
                .param("ids", entries.stream().map(Entry::id).toList())
                .param("most", SHOWN)
                .query((row, number) -> new About(
                        row.getString("entry_id"), new Subject(row.getString("kind"), row.getString("subject_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        About::entry, LinkedHashMap::new, Collectors.mapping(About::subject, Collectors.toList())));
    }

    private static Entry with(Entry entry, List<Subject> subjects) {
        return new Entry(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.address(),
                entry.route(),
                entry.status(),
                entry.outcome(),
                entry.what(),
                entry.changes(),
                subjects);
    }

    private String id(Instant now) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return prefix(now) + HexFormat.of().formatHex(bytes);
    }

    /// Orders by time: 12 hexadecimal digits of milliseconds.
    static String prefix(Instant at) {
        return "%012x".formatted(at.toEpochMilli());
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String changes = row.getString("changes");
        return new Entry(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("address"),
                row.getString("route"),
                row.getInt("status"),
                Outcome.valueOf(row.getString("outcome")),
                Sentence.read(row.getString("what")),
                changes.isEmpty() ? List.of() : JSON.readValue(changes, CHANGES),
                List.of());
    }
}
