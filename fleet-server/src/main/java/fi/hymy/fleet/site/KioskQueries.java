package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the kiosks that a query means now.
@Component
public final class KioskQueries {
    private static final String SELECT = """
            select k.id, k.name, p.id as point_id, p.name as point_name, site.id as site_id, site.name as site_name,
                   presence.linked, presence.link_changed_at
            """;

    private final ReaderDb reader;
    private final InstantSource clock;

    KioskQueries(ReaderDb reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// By name, then id; whoever asks, so that what is planned for kiosks does not depend on who looks.
    ///
    /// @param after the last one of the page before, or null for the first page
    public List<KioskAt> page(KioskQuery query, @Nullable KioskAt after, int limit) {
        return page(query, after, limit, Sight.WHOLE);
    }

    /// As [#page(KioskQuery, KioskAt, int)], of those that the one who asks may see.
    public List<KioskAt> seen(KioskQuery query, @Nullable KioskAt after, int limit) {
        return page(query, after, limit, Sight.now());
    }

    private List<KioskAt> page(KioskQuery query, @Nullable KioskAt after, int limit, Sight sight) {
        var sql = new KioskQuerySql(query, clock.instant());
        var statement = reader.jdbc()
                .sql(SELECT + KioskQuerySql.FROM + "where " + sight.kiosks("k.id") + sql.where()
                        + (after == null ? "" : " and (k.name, k.id) > (:afterName, :afterId)")
                        + " order by k.name, k.id limit :limit")
                .params(sql.params())
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("afterName", after.name())
                    .param("afterId", after.id().value());
        }
        return statement.query(KioskQueries::kiosk).list();
    }

    /// The site of every kiosk that stands somewhere now.
    public Map<KioskId, String> sites() {
        Map<KioskId, String> sites = new HashMap<>();
        reader.jdbc()
                .sql("select k.id, site.id as site_id from kiosk k " + KioskQuerySql.PLACES
                        + " where site.id is not null")
                .param("now", clock.millis())
                .query(row -> {
                    sites.put(new KioskId(row.getString("id")), row.getString("site_id"));
                });
        return Map.copyOf(sites);
    }

    /// Those of these that stand somewhere now.
    ///
    /// @param kiosks at least one, at most a page of them
    List<KioskAt> standing(Collection<KioskId> kiosks) {
        return reader.jdbc()
                .sql(SELECT + KioskQuerySql.FROM + "where k.id in (:kiosks) and site.id is not null")
                .param("now", clock.millis())
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .query(KioskQueries::kiosk)
                .list();
    }

    /// Those of the kiosks that there are, by name; some hundred at once.
    public List<KioskAt> of(Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? List.of()
                : reader.jdbc()
                        .sql(SELECT + KioskQuerySql.FROM + "where k.id in (:ids) order by k.name, k.id")
                        .param("now", clock.millis())
                        .param("ids", kiosks.stream().map(KioskId::value).toList())
                        .query(KioskQueries::kiosk)
                        .list();
    }

    public long count(KioskQuery query) {
        return count(query, Sight.WHOLE);
    }

    /// Of those that the one who asks may see.
    public long countSeen(KioskQuery query) {
        return count(query, Sight.now());
    }

    private long count(KioskQuery query, Sight sight) {
        var sql = new KioskQuerySql(query, clock.instant());
        return reader.jdbc()
                .sql("select count(*) " + KioskQuerySql.FROM + "where " + sight.kiosks("k.id") + sql.where())
                .params(sql.params())
                .query(Long.class)
                .single();
    }

    /// All of them, by name.
    public List<KioskId> ids(KioskQuery query) {
        return ids(query, clock.instant(), Sight.WHOLE);
    }

    /// All of them that the one who asks may see, by name.
    public List<KioskId> idsSeen(KioskQuery query) {
        return ids(query, clock.instant(), Sight.now());
    }

    /// Whether a kiosk is meant at a moment, by where it stands or will stand then.
    public boolean matches(KioskQuery query, KioskId kiosk, Instant at) {
        var sql = new KioskQuerySql(query, at);
        return reader.jdbc()
                        .sql("select count(*) " + KioskQuerySql.FROM + "where k.id = :kiosk" + sql.where())
                        .params(sql.params())
                        .param("kiosk", kiosk.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<KioskId> ids(KioskQuery query, Instant at, Sight sight) {
        var sql = new KioskQuerySql(query, at);
        return reader.jdbc()
                .sql("select k.id " + KioskQuerySql.FROM + "where " + sight.kiosks("k.id") + sql.where()
                        + " order by k.name, k.id")
                .params(sql.params())
                .query((row, number) -> new KioskId(row.getString("id")))
                .list();
    }

    private static KioskAt kiosk(ResultSet row, int number) throws SQLException {
        String point = row.getString("point_id");
        boolean linked = row.getInt("linked") == 1;
        row.getLong("link_changed_at");
        boolean everCame = !row.wasNull();
        return new KioskAt(
                new KioskId(row.getString("id")),
                row.getString("name"),
                point == null
                        ? null
                        : new KioskAt.Spot(
                                new PointId(point),
                                row.getString("point_name"),
                                new PlaceId(row.getString("site_id")),
                                row.getString("site_name")),
                everCame ? Optional.of(linked) : Optional.empty());
    }
}
