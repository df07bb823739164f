package fi.hymy.fleet.site;

import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Placements as rows, read and written through one connection.
record PlacementRows(JdbcClient jdbc) {
    private static final String SELECT = """
            select s.id, s.kiosk_id, s.point_id, s.from_at, s.to_at, s.made_at, s.made_by,
                   k.name as kiosk_name, p.name as point_name, p.site_id, place.name as site_name
            from placement s
            join experience_point p on p.id = s.point_id
            join place on place.id = p.site_id
            left join kiosk k on k.id = s.kiosk_id
            """;

    boolean kioskExists(KioskId id) {
        return exists("select 1 from kiosk where id = :id", id.value());
    }

    boolean pointExists(PointId id) {
        return exists("select 1 from experience_point where id = :id", id.value());
    }

    Optional<Placement> find(PlacementId id) {
        return jdbc.sql(SELECT + "where s.id = :id")
                .param("id", id.value())
                .query(PlacementRows::stay)
                .optional()
                .map(Stay::placement);
    }

    List<Stay> ofPoint(PointId point) {
        return jdbc.sql(SELECT + "where s.point_id = :id order by s.from_at desc, s.id")
                .param("id", point.value())
                .query(PlacementRows::stay)
                .list();
    }

    List<Stay> ofKiosk(KioskId kiosk) {
        return jdbc.sql(SELECT + "where s.kiosk_id = :id order by s.from_at desc, s.id")
                .param("id", kiosk.value())
                .query(PlacementRows::stay)
                .list();
    }

    List<Stay> comingAt(PlaceId site, Instant now) {
        return jdbc.sql(SELECT
                        + "where p.site_id = :id and (s.to_at is null or s.to_at > :now) order by s.from_at, s.id")
                .param("id", site.value())
                .param("now", now.toEpochMilli())
                .query(PlacementRows::stay)
                .list();
    }

    /// Stays of that kiosk, or at that point, which share a moment with the time given.
    List<Stay> overlapping(KioskId kiosk, PointId point, Instant from, @Nullable Instant to) {
        return jdbc.sql(SELECT + """
                        where (s.kiosk_id = :kiosk or s.point_id = :point)
                          and (s.to_at is null or s.to_at > :from) and s.from_at < :to
                        order by s.from_at, s.id
                        """)
                .param("kiosk", kiosk.value())
                .param("point", point.value())
                .param("from", from.toEpochMilli())
                .param("to", to == null ? Long.MAX_VALUE : to.toEpochMilli())
                .query(PlacementRows::stay)
                .list();
    }

    void insert(Placement stay) {
        jdbc.sql("""
                        insert into placement (id, kiosk_id, point_id, from_at, to_at, made_at, made_by)
                        values (:id, :kiosk, :point, :from, :to, :madeAt, :by)
                        """)
                .param("id", stay.id().value())
                .param("kiosk", stay.kiosk().value())
                .param("point", stay.point().value())
                .param("from", stay.from().toEpochMilli())
                .param("to", stay.to().map(Instant::toEpochMilli).orElse(null), Types.BIGINT)
                .param("madeAt", stay.madeAt().toEpochMilli())
                .param("by", stay.by())
                .update();
    }

    /// @param cause the stay that begins instead, or null
    void end(PlacementId id, Instant at, @Nullable PlacementId cause) {
        jdbc.sql("update placement set to_before = to_at, to_at = :at, ended_by = :cause where id = :id")
                .param("id", id.value())
                .param("at", at.toEpochMilli())
                .param("cause", cause == null ? null : cause.value(), Types.VARCHAR)
                .update();
    }

    /// Whether those that it cut short could not be given their old end, since others stand there by now.
    boolean inTheWayOfUndoing(PlacementId id) {
        return exists("""
                select 1 from placement cut
                join placement other on (other.kiosk_id = cut.kiosk_id or other.point_id = cut.point_id)
                where cut.ended_by = :id and other.id <> cut.id and other.id <> :id
                  and (other.to_at is null or other.to_at > cut.to_at)
                  and (cut.to_before is null or other.from_at < cut.to_before)
                limit 1
                """, id.value());
    }

    /// Those that it cut short get their old end.
    void delete(PlacementId id) {
        jdbc.sql("update placement set to_at = to_before, to_before = null, ended_by = null where ended_by = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from placement where id = :id").param("id", id.value()).update();
    }

    private boolean exists(String sql, String id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).optional().isPresent();
    }

    private static Stay stay(ResultSet row, int number) throws SQLException {
        long to = row.getLong("to_at");
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(to);
        String kiosk = row.getString("kiosk_name");
        return new Stay(
                new Placement(
                        new PlacementId(row.getString("id")),
                        new KioskId(row.getString("kiosk_id")),
                        new PointId(row.getString("point_id")),
                        Instant.ofEpochMilli(row.getLong("from_at")),
                        end,
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getString("made_by")),
                kiosk == null ? row.getString("kiosk_id") : kiosk,
                row.getString("point_name"),
                new PlaceId(row.getString("site_id")),
                row.getString("site_name"));
    }
}
