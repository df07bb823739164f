package fi.hymy.fleet.alert;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Those who are told.
@Component
final class Recipients {
    private static final String SELECT = """
            select id, name, channel, target, language, severity, query, quiet_from, quiet_to, digest_at, switched
            from alert_recipient
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Recipients(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// By name.
    List<Recipient> all() {
        return reader.jdbc()
                .sql(SELECT + "order by name, id")
                .query(Recipients::recipient)
                .list();
    }

    Optional<Recipient> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Writes one, new where its id is empty.
    ///
    /// @param by an operator's user name
    /// @throws IllegalArgumentException in a sentence, when its query cannot be read
    Recipient save(Recipient wanted, String by) {
        if (KioskQuery.read(wanted.query()) instanceof KioskQuery.Reading.Bad bad) {
            throw new IllegalArgumentException(bad.inWords());
        }
        Audited.change(
                "recipient",
                wanted.id().isEmpty()
                        ? null
                        : find(wanted.id()).map(Recipient::inWords).orElse(null),
                wanted.inWords());
        String id = wanted.id().isEmpty()
                ? "recipient-" + UUID.randomUUID().toString().substring(0, 13)
                : wanted.id();
        writer.jdbc()
                .sql("""
                        insert into alert_recipient (id, name, channel, target, language, severity, query, quiet_from,
                                                     quiet_to, digest_at, switched, changed_at, changed_by)
                        values (:id, :name, :channel, :target, :language, :severity, :query, :from, :to, :digest, :on,
                                :at, :by)
                        on conflict (id) do update set name = excluded.name, channel = excluded.channel,
                            target = excluded.target, language = excluded.language, severity = excluded.severity,
                            query = excluded.query, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                            digest_at = excluded.digest_at, switched = excluded.switched,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("id", id)
                .param("name", wanted.name().strip())
                .param("channel", wanted.channel().name())
                .param("target", wanted.target())
                .param("language", wanted.language())
                .param("severity", wanted.least().name())
                .param("query", wanted.query())
                .param("from", Recipient.text(wanted.quietFrom()))
                .param("to", Recipient.text(wanted.quietTo()))
                .param("digest", Recipient.text(wanted.digestAt()))
                .param("on", wanted.on() ? 1 : 0)
                .param("at", clock.millis())
                .param("by", by)
                .update();
        return find(id).orElseThrow();
    }

    /// @return as it was, or empty
    Optional<Recipient> remove(String id) {
        Optional<Recipient> old = find(id);
        old.ifPresent(one -> Audited.change("recipient", one.inWords(), null));
        writer.jdbc()
                .sql("delete from alert_recipient where id = :id")
                .param("id", id)
                .update();
        return old;
    }

    private static Recipient recipient(ResultSet row, int number) throws SQLException {
        return new Recipient(
                row.getString("id"),
                row.getString("name"),
                Recipient.Channel.valueOf(row.getString("channel")),
                row.getString("target"),
                row.getString("language"),
                Severity.valueOf(row.getString("severity")),
                row.getString("query"),
                Recipient.time(row.getString("quiet_from")),
                Recipient.time(row.getString("quiet_to")),
                Recipient.time(row.getString("digest_at")),
                row.getInt("switched") == 1);
    }
}
