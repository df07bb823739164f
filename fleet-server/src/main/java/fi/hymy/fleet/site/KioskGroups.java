package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Saved queries.
@Component
public final class KioskGroups {
    private static final String SELECT = "select id, name, query, made_at, made_by from kiosk_group ";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    KioskGroups(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// By name.
    public List<KioskGroup> all() {
        return reader.jdbc()
                .sql(SELECT + "order by name, id")
                .query(KioskGroups::group)
                .list();
    }

    public Optional<KioskGroup> find(String id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query(KioskGroups::group)
                .optional();
    }

    /// @param by an operator's user name
    public Outcome<KioskGroup> add(String name, KioskQuery query, String by) {
        return save(new KioskGroup(Ids.fresh("group"), name, query, Instant.ofEpochMilli(clock.millis()), by));
    }

    /// @return the group as it was, or empty
    public Optional<KioskGroup> remove(String id) {
        Optional<KioskGroup> old = find(id);
        writer.transaction().executeWithoutResult(status -> {
            Revision.raise(writer);
            writer.jdbc()
                    .sql("delete from kiosk_group where id = :id")
                    .param("id", id)
                    .update();
        });
        return old;
    }

    /// New, or instead of the one with its id.
    public Outcome<KioskGroup> save(KioskGroup group) {
        return Changes.inOrder(writer, () -> nameTaken(group), () -> {
            writer.jdbc()
                    .sql("""
                            insert into kiosk_group (id, name, query, made_at, made_by)
                            values (:id, :name, :query, :at, :by)
                            on conflict (id) do update set name = excluded.name, query = excluded.query,
                                made_at = excluded.made_at, made_by = excluded.made_by
                            """)
                    .param("id", group.id())
                    .param("name", group.name())
                    .param("query", group.query().text())
                    .param("at", group.madeAt().toEpochMilli())
                    .param("by", group.by())
                    .update();
            return group;
        });
    }

    private Optional<String> nameTaken(KioskGroup group) {
        return writer.jdbc()
                .sql("select id from kiosk_group where name = :name and id <> :id")
                .param("name", group.name())
                .param("id", group.id())
                .query(String.class)
                .optional()
                .map(taken -> "There is a group called '%s' already.".formatted(group.name()));
    }

    private static KioskGroup group(ResultSet row, int number) throws SQLException {
        return new KioskGroup(
                row.getString("id"),
                row.getString("name"),
                stored(row.getString("query")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"));
    }

    private static KioskQuery stored(String text) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> query;
            case KioskQuery.Reading.Bad bad ->
                throw new IllegalStateException("a saved query cannot be read: " + bad.inWords());
        };
    }
}
