package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The experience points.
@Component
public final class Points {
    private static final String SELECT = "select id, site_id, external_key, name, note from experience_point ";
    private static final String GONE = key("There is no such point any more.");

    private final WriterDb writer;
    private final ReaderDb reader;

    public Points(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    public List<ExperiencePoint> all() {
        return reader.jdbc()
                .sql(SELECT + "order by name, id")
                .query(Points::point)
                .list();
    }

    /// As [#all], of those that the one who asks may see.
    public List<ExperiencePoint> seen() {
        return reader.jdbc()
                .sql(SELECT + "where " + Sight.now().points("experience_point.id") + " order by name, id")
                .query(Points::point)
                .list();
    }

    /// As [#all], within a transaction that writes.
    List<ExperiencePoint> allBeforeCommit() {
        return writer.jdbc()
                .sql(SELECT + "order by name, id")
                .query(Points::point)
                .list();
    }

    public Optional<ExperiencePoint> find(PointId id) {
        return find(reader.jdbc(), id);
    }

    public List<ExperiencePoint> at(PlaceId site) {
        return reader.jdbc()
                .sql(SELECT + "where site_id = :site order by name, id")
                .param("site", site.value())
                .query(Points::point)
                .list();
    }

    /// @param key null for none
    public Outcome<ExperiencePoint> add(PlaceId site, @Nullable String key, String name, String note) {
        var point = new ExperiencePoint(PointId.fresh(), site, key, name, note);
        return Changes.inOrder(writer, () -> refusal(point), () -> {
            insert(point);
            Audited.about(Named.Kind.POINT, point.id().value());
            Audited.about(Named.Kind.PLACE, site.value());
            return point;
        });
    }

    /// Changes everything but the id; to another site too, for a site that was split or moved.
    public Outcome<ExperiencePoint> change(ExperiencePoint point) {
        return Changes.inOrder(
                writer, () -> find(writer.jdbc(), point.id()).isEmpty() ? Optional.of(t(GONE)) : refusal(point), () -> {
                    ExperiencePoint old = find(writer.jdbc(), point.id()).orElseThrow();
                    Audited.change("name", old.name(), point.name());
                    Audited.change("note", old.note(), point.note());
                    Audited.change("key", old.key(), point.key());
                    Audited.change("site", old.site(), point.site());
                    update(point);
                    return point;
                });
    }

    /// Takes away a point at which no kiosk ever stood or is planned to.
    public Outcome<ExperiencePoint> remove(PointId id) {
        return Changes.inOrder(
                writer,
                () -> {
                    if (find(writer.jdbc(), id).isEmpty()) {
                        return Optional.of(t(GONE));
                    }
                    boolean used = writer.jdbc()
                                    .sql("select count(*) from placement where point_id = :id")
                                    .param("id", id.value())
                                    .query(Long.class)
                                    .single()
                            > 0;
                    return used
                            ? Optional.of(t("Kiosks have stood here, and the point keeps their history."))
                            : Optional.empty();
                },
                () -> {
                    ExperiencePoint point = find(writer.jdbc(), id).orElseThrow();
                    writer.jdbc()
                            .sql("delete from experience_point where id = :id")
                            .param("id", id.value())
                            .update();
                    return point;
                });
    }

    private void insert(ExperiencePoint point) {
        bound(writer.jdbc().sql("""
                insert into experience_point (id, site_id, external_key, name, note, folded)
                values (:id, :site, :key, :name, :note, :folded)
                """), point).update();
    }

    private void update(ExperiencePoint point) {
        bound(writer.jdbc().sql("""
                update experience_point
                set site_id = :site, external_key = :key, name = :name, note = :note, folded = :folded
                where id = :id
                """), point).update();
    }

    private static StatementSpec bound(StatementSpec query, ExperiencePoint point) {
        return query.param("id", point.id().value())
                .param("site", point.site().value())
                .param("key", point.key())
                .param("name", point.name())
                .param("note", point.note())
                .param("folded", point.folded());
    }

    private Optional<String> refusal(ExperiencePoint point) {
        Optional<String> kind = writer.jdbc()
                .sql("select kind from place where id = :id")
                .param("id", point.site().value())
                .query(String.class)
                .optional();
        if (kind.isEmpty()) {
            return Optional.of(t("There is no site '%s'.", point.site()));
        }
        if (!kind.get().equals(PlaceKind.SITE.word())) {
            return Optional.of(t("Points are at sites; this is none."));
        }
        return point.externalKey()
                .flatMap(key -> writer.jdbc()
                        .sql("select name from experience_point where external_key = :key and id <> :id")
                        .param("key", key)
                        .param("id", point.id().value())
                        .query(String.class)
                        .optional()
                        .map(name -> t("The key '%s' is that of '%s' already.", key, name)));
    }

    private static Optional<ExperiencePoint> find(JdbcClient jdbc, PointId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(Points::point)
                .optional();
    }

    private static ExperiencePoint point(ResultSet row, int number) throws SQLException {
        return new ExperiencePoint(
                new PointId(row.getString("id")),
                new PlaceId(row.getString("site_id")),
                row.getString("external_key"),
                row.getString("name"),
                row.getString("note"));
    }
}
