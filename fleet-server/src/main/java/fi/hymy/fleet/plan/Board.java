package fi.hymy.fleet.plan;

import fi.hymy.fleet.lifecycle.LifeStep;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every point below a place, with what is wanted and what there is.
@Component
final class Board {
    private static final String BEGIN = """
            with recursive below (id, root) as (
                select id, id from place where\s""";
    private static final String SELECT = """

                union all
                select place.id, below.root from place join below on place.parent_id = below.id)
            select p.id as point_id, p.name, p.note, site.id as site_id, site.name as site_name, site.address, below.root,
                   plan.survey_id, plan.sign_text, plan.sign_format, plan.due,
                   kk.id as kept_id, kk.name as kept_name, coalesce(kl.step, 'STOCK') as kept_step,
                   kl.serial as kept_serial, kl.model as kept_model,
                   hk.id as here_id, hk.name as here_name, coalesce(hl.step, 'STOCK') as here_step,
                   hl.serial as here_serial, hl.model as here_model,
                   nk.id as next_id, nk.name as next_name, coalesce(nl.step, 'STOCK') as next_step,
                   nl.serial as next_serial, nl.model as next_model, n.from_at as next_from, twin.desired_survey_id
            from below
            join place site on site.id = below.id
            join experience_point p on p.site_id = site.id
            left join point_plan plan on plan.point_id = p.id
            left join reservation r on r.point_id = p.id
            left join kiosk kk on kk.id = r.kiosk_id
            left join kiosk_life kl on kl.kiosk_id = kk.id
            left join placement h on h.point_id = p.id and h.from_at <= :now and (h.to_at is null or h.to_at > :now)
            left join kiosk hk on hk.id = h.kiosk_id
            left join kiosk_life hl on hl.kiosk_id = hk.id
            left join placement n on n.id = (select c.id from placement c where c.point_id = p.id and c.from_at > :now
                                             order by c.from_at, c.id limit 1)
            left join kiosk nk on nk.id = n.kiosk_id
            left join kiosk_life nl on nl.kiosk_id = nk.id
            left join twin on twin.kiosk_id = coalesce(kk.id, nk.id, hk.id)
            """;
    private static final String ORDER = " order by site.name, site.id, p.name, p.id";

    private final ReaderDb reader;
    private final InstantSource clock;

    Board(ReaderDb reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// Of every organisation, by site and point, as far as the one who asks may see.
    List<BoardRow> all() {
        return rows("parent_id is null", "where " + Sight.now().points("p.id"), Map.of());
    }

    /// Of one place and all that lies in it.
    List<BoardRow> below(PlaceId place) {
        return rows("id = :root", "", Map.of("root", place.value()));
    }

    Optional<BoardRow> find(PointId point) {
        return rows(
                        "id = (select site_id from experience_point where id = :point)",
                        "where p.id = :point",
                        Map.of("point", point.value()))
                .stream()
                .findFirst();
    }

    /// @param begin which places to begin at
    /// @param which of the points, or empty for all
    private List<BoardRow> rows(String begin, String which, Map<String, String> params) {
        return reader.jdbc()
                .sql(BEGIN + begin + SELECT + which + ORDER)
                .params(params)
                .param("now", clock.millis())
                .query(Board::row)
                .list();
    }

    private static BoardRow row(ResultSet row, int number) throws SQLException {
        long from = row.getLong("next_from");
        Instant comes = row.wasNull() ? null : Instant.ofEpochMilli(from);
        return new BoardRow(
                Plans.plan(new PointId(row.getString("point_id")), row),
                row.getString("name"),
                row.getString("note"),
                new PlaceId(row.getString("site_id")),
                row.getString("site_name"),
                row.getString("address"),
                new PlaceId(row.getString("root")),
                box(row, "kept"),
                box(row, "here"),
                box(row, "next"),
                comes,
                row.getString("desired_survey_id") != null);
    }

    private static BoardRow.@Nullable Box box(ResultSet row, String which) throws SQLException {
        String id = row.getString(which + "_id");
        return id == null
                ? null
                : new BoardRow.Box(
                        new KioskId(id),
                        row.getString(which + "_name"),
                        LifeStep.valueOf(row.getString(which + "_step")),
                        text(row.getString(which + "_serial")),
                        text(row.getString(which + "_model")));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
