package fi.hymy.fleet.plan;

import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.storage.ReaderDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How much is missing at each organisation, counted by the database as [BoardRow#lacks] tells it of each point: a
/// customer may have ten thousand.
@Component
final class BoardTotals {
    private static final String SQL = """
            with recursive below (id, root) as (
                select id, id from place where id in (:roots)
                union all
                select place.id, below.root from place join below on place.parent_id = below.id),
            each_point (root, date_passed, no_kiosk, not_shipped, no_survey, no_address) as (
                select below.root,
                       case when plan.due < :today and coalesce(hl.step, 'STOCK') not in ('INSTALLED', 'IN_SERVICE')
                            then 1 else 0 end,
                       case when coalesce(r.kiosk_id, n.kiosk_id, h.kiosk_id) is null
                              or coalesce(bl.step, 'STOCK') = 'RETIRED' then 1 else 0 end,
                       case when coalesce(r.kiosk_id, n.kiosk_id, h.kiosk_id) is not null
                             and coalesce(bl.step, 'STOCK') in ('STOCK', 'ASSEMBLED') then 1 else 0 end,
                       case when plan.survey_id is null and twin.desired_survey_id is null then 1 else 0 end,
                       case when site.address = '' then 1 else 0 end
                from below
                join place site on site.id = below.id
                join experience_point p on p.site_id = site.id
                left join point_plan plan on plan.point_id = p.id
                left join placement h on h.point_id = p.id and h.from_at <= :now
                                     and (h.to_at is null or h.to_at > :now)
                left join placement n on n.id = (select c.id from placement c
                                                 where c.point_id = p.id and c.from_at > :now
                                                 order by c.from_at, c.id limit 1)
                left join reservation r on r.point_id = p.id
                left join kiosk_life hl on hl.kiosk_id = h.kiosk_id
                left join kiosk_life bl on bl.kiosk_id = coalesce(
                    case when r.kiosk_id = h.kiosk_id or r.kiosk_id = n.kiosk_id then null else r.kiosk_id end,
                    n.kiosk_id, h.kiosk_id)
                left join twin on twin.kiosk_id = coalesce(r.kiosk_id, n.kiosk_id, h.kiosk_id))
            select root, count(*) as points,
                   sum(date_passed) as date_passed, sum(no_kiosk) as no_kiosk, sum(not_shipped) as not_shipped,
                   sum(no_survey) as no_survey, sum(no_address) as no_address,
                   sum(case when date_passed + no_kiosk + not_shipped + no_survey + no_address = 0
                            then 1 else 0 end) as ready
            from each_point group by root
            """;

    private final ReaderDb reader;
    private final InstantSource clock;

    BoardTotals(ReaderDb reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// @param ready points that lack nothing
    record Totals(int points, long ready, Map<Lack, Long> lacks) {
        static final Totals NONE = new Totals(0, 0, Map.of());
    }

    /// Of those that have points.
    Map<PlaceId, Totals> of(List<PlaceId> organisations, LocalDate today) {
        Map<PlaceId, Totals> totals = new HashMap<>();
        if (!organisations.isEmpty()) {
            reader.jdbc()
                    .sql(SQL)
                    .param("roots", organisations.stream().map(PlaceId::value).toList())
                    .param("today", today.toString())
                    .param("now", clock.millis())
                    .query(row -> {
                        totals.put(new PlaceId(row.getString("root")), totals(row));
                    });
        }
        return totals;
    }

    private static Totals totals(ResultSet row) throws SQLException {
        Map<Lack, Long> lacks = new EnumMap<>(Lack.class);
        for (Lack lack : Lack.values()) {
            long count = row.getLong(lack.name().toLowerCase(java.util.Locale.ROOT));
            if (count > 0) {
                lacks.put(lack, count);
            }
        }
        return new Totals(row.getInt("points"), row.getLong("ready"), lacks);
    }
}
