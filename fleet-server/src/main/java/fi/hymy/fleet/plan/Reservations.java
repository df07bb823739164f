package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.lifecycle.KeptPoints;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Revision;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Kiosks kept for points: one for a point, and one point for a kiosk, whoever asks at the same moment.
@Component
final class Reservations implements KeptPoints {
    private static final String SELECT = """
            select r.point_id, r.kiosk_id, k.name, r.made_at, r.made_by
            from reservation r left join kiosk k on k.id = r.kiosk_id
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Reservations(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param by an operator's user name
    record Reservation(PointId point, KioskId kiosk, String kioskName, Instant at, String by) {}

    /// A kiosk that nobody wants yet.
    record Spare(KioskId id, String name, String serial) {}

    /// Keeps a kiosk that is in stock for a point; another that was kept for it goes back.
    Outcome<Reservation> reserve(PointId point, KioskId kiosk, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            // Placements are changed under the same lock, so that nobody places the kiosk meanwhile.
            Revision.hold(writer);
            Optional<String> why = refusal(point, kiosk);
            if (why.isPresent()) {
                return new Outcome.Refused<Reservation>(why.get());
            }
            free(point);
            writer.jdbc()
                    .sql(
                            "insert into reservation (point_id, kiosk_id, made_at, made_by) values (:point, :kiosk, :at, :by)")
                    .param("point", point.value())
                    .param("kiosk", kiosk.value())
                    .param("at", clock.millis())
                    .param("by", by)
                    .update();
            return new Outcome.Done<>(at(writer.jdbc(), point).orElseThrow());
        }));
    }

    /// @return what was kept, or empty
    Optional<Reservation> free(PointId point) {
        Optional<Reservation> old = at(writer.jdbc(), point);
        writer.jdbc()
                .sql("delete from reservation where point_id = :point")
                .param("point", point.value())
                .update();
        return old;
    }

    Optional<Reservation> at(PointId point) {
        return at(reader.jdbc(), point);
    }

    /// Kiosks in stock or assembled that stand nowhere, are planned for nowhere and kept for nothing, by
    /// name.
    ///
    /// @param words in the name, the id or the serial number; empty for all
    List<Spare> spare(String words, int most) {
        return reader.jdbc()
                .sql("""
                        select k.id, k.name, coalesce(l.serial, '') as serial from kiosk k
                        left join kiosk_life l on l.kiosk_id = k.id
                        where coalesce(l.step, 'STOCK') in ('STOCK', 'ASSEMBLED')
                          and (lower(k.name) like :words or k.id like :words or coalesce(l.folded, '') like :words)
                          and not exists (select 1 from reservation r where r.kiosk_id = k.id)
                          and not exists (select 1 from placement s where s.kiosk_id = k.id
                                          and (s.to_at is null or s.to_at > :now))
                        order by k.name, k.id limit :most
                        """)
                .param(
                        "words",
                        "%" + words.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[%_]", "") + "%")
                .param("now", clock.millis())
                .param("most", most)
                .query((row, number) ->
                        new Spare(new KioskId(row.getString("id")), row.getString("name"), row.getString("serial")))
                .list();
    }

    @Override
    public Optional<PointId> of(KioskId kiosk) {
        return reader.jdbc()
                .sql("select point_id from reservation where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query((row, number) -> new PointId(row.getString("point_id")))
                .optional();
    }

    @Override
    public void hung(KioskId kiosk) {
        writer.jdbc()
                .sql("delete from reservation where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .update();
    }

    private Optional<String> refusal(PointId point, KioskId kiosk) {
        if (!exists("select 1 from experience_point where id = :id", point.value())) {
            return Optional.of(t("There is no point '%s'.", point));
        }
        Optional<String> step = writer.jdbc()
                .sql("""
                        select coalesce(l.step, 'STOCK') from kiosk k left join kiosk_life l on l.kiosk_id = k.id
                        where k.id = :id
                        """)
                .param("id", kiosk.value())
                .query(String.class)
                .optional();
        if (step.isEmpty()) {
            return Optional.of(t("There is no kiosk '%s'.", kiosk));
        }
        if (!step.get().equals("STOCK") && !step.get().equals("ASSEMBLED")) {
            return Optional.of(t("That kiosk is not in stock any more."));
        }
        Optional<String> other = writer.jdbc()
                .sql("""
                        select site.name || ', ' || p.name as words from reservation r
                        join experience_point p on p.id = r.point_id join place site on site.id = p.site_id
                        where r.kiosk_id = :kiosk
                        """)
                .param("kiosk", kiosk.value())
                .query(String.class)
                .optional();
        if (other.isPresent()) {
            return Optional.of(t("That kiosk is kept for %s already.", other.get()));
        }
        boolean placed = writer.jdbc()
                .sql("select 1 from placement where kiosk_id = :kiosk and (to_at is null or to_at > :now) limit 1")
                .param("kiosk", kiosk.value())
                .param("now", clock.millis())
                .query(Integer.class)
                .optional()
                .isPresent();
        return placed ? Optional.of(t("That kiosk stands somewhere, or is planned to.")) : Optional.empty();
    }

    private boolean exists(String sql, String id) {
        return writer.jdbc()
                .sql(sql)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static Optional<Reservation> at(JdbcClient jdbc, PointId point) {
        return jdbc.sql(SELECT + "where r.point_id = :point")
                .param("point", point.value())
                .query(Reservations::reservation)
                .optional();
    }

    private static Reservation reservation(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        return new Reservation(
                new PointId(row.getString("point_id")),
                new KioskId(row.getString("kiosk_id")),
                name == null ? row.getString("kiosk_id") : name,
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"));
    }
}
