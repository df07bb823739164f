package fi.hymy.fleet.site;

import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.LanguageTag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Places as rows.
final class PlaceRows {
    private static final String SELECT = """
            select place.id, kind, parent_id, external_key, name, address, latitude, longitude, zone, opening, languages
            from place
            """;

    /// Above this, all tags are read at once.
    private static final int FEW = 200;

    private PlaceRows() {}

    /// @param rest of the statement, from its `where` or `order by` on
    static List<Place> places(JdbcClient jdbc, String rest, UnaryOperator<StatementSpec> params) {
        List<Place> bare =
                params.apply(jdbc.sql(SELECT + rest)).query(PlaceRows::place).list();
        Map<String, Set<String>> tags = tags(jdbc, bare);
        return tags.isEmpty()
                ? bare
                : bare.stream()
                        .map(place -> tagged(place, tags.getOrDefault(place.id().value(), Set.of())))
                        .toList();
    }

    static void insert(JdbcClient jdbc, Place place) {
        bound(jdbc.sql("""
                insert into place (id, kind, parent_id, external_key, name, address, latitude, longitude, zone, opening,
                                   languages, folded)
                values (:id, :kind, :parent, :key, :name, :address, :latitude, :longitude, :zone, :opening,
                        :languages, :folded)
                """), place).param("kind", place.kind().word()).update();
        insertTags(jdbc, place);
    }

    static void update(JdbcClient jdbc, Place place) {
        bound(jdbc.sql("""
                update place set parent_id = :parent, external_key = :key, name = :name, address = :address,
                    latitude = :latitude, longitude = :longitude, zone = :zone, opening = :opening,
                    languages = :languages, folded = :folded
                where id = :id
                """), place).update();
        deleteTags(jdbc, place.id());
        insertTags(jdbc, place);
    }

    static void delete(JdbcClient jdbc, PlaceId id) {
        deleteTags(jdbc, id);
        jdbc.sql("delete from place where id = :id").param("id", id.value()).update();
    }

    private static StatementSpec bound(StatementSpec query, Place place) {
        PlaceDetails details = place.details();
        MapPosition position = details.position();
        return query.param("id", place.id().value())
                .param("parent", place.parent().map(PlaceId::value).orElse(null))
                .param("key", details.key())
                .param("name", details.name())
                .param("address", details.address())
                .param("latitude", position == null ? null : position.latitude(), Types.DOUBLE)
                .param("longitude", position == null ? null : position.longitude(), Types.DOUBLE)
                .param("zone", details.zone() == null ? null : details.zone().getId())
                .param("opening", details.opening() == null ? null : HoursText.of(details.opening()))
                .param("languages", details.languages().isEmpty() ? null : languages(details.languages()))
                .param("folded", details.folded());
    }

    static String languages(List<LanguageTag> languages) {
        return languages.stream().map(LanguageTag::tag).collect(Collectors.joining(" "));
    }

    static List<LanguageTag> languages(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("[\\s,;]+"))
                        .map(LanguageTag::new)
                        .toList();
    }

    private static void deleteTags(JdbcClient jdbc, PlaceId id) {
        jdbc.sql("delete from place_tag where place_id = :id")
                .param("id", id.value())
                .update();
    }

    private static void insertTags(JdbcClient jdbc, Place place) {
        place.details()
                .tags()
                .forEach(tag -> jdbc.sql("insert into place_tag (place_id, tag) values (:id, :tag)")
                        .param("id", place.id().value())
                        .param("tag", tag)
                        .update());
    }

    private static Map<String, Set<String>> tags(JdbcClient jdbc, List<Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var tags = new HashMap<String, Set<String>>();
        boolean few = places.size() <= FEW;
        StatementSpec query =
                jdbc.sql("select place_id, tag from place_tag" + (few ? " where place_id in (:ids)" : ""));
        if (few) {
            query = query.param(
                    "ids", places.stream().map(place -> place.id().value()).toList());
        }
        query.query(row -> {
            tags.computeIfAbsent(row.getString("place_id"), id -> new TreeSet<>())
                    .add(row.getString("tag"));
        });
        return tags;
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        String parent = row.getString("parent_id");
        String zone = row.getString("zone");
        String opening = row.getString("opening");
        double latitude = row.getDouble("latitude");
        boolean onMap = !row.wasNull();
        return new Place(
                new PlaceId(row.getString("id")),
                PlaceKind.of(row.getString("kind")),
                parent == null ? null : new PlaceId(parent),
                new PlaceDetails(
                        row.getString("name"),
                        row.getString("external_key"),
                        row.getString("address"),
                        onMap ? new MapPosition(latitude, row.getDouble("longitude")) : null,
                        zone == null ? null : ZoneId.of(zone),
                        opening == null ? null : HoursText.parse(opening),
                        languages(row.getString("languages")),
                        Set.of()));
    }

    private static Place tagged(Place place, Set<String> tags) {
        PlaceDetails bare = place.details();
        return new Place(
                place.id(),
                place.kind(),
                place.parentOrNull(),
                new PlaceDetails(
                        bare.name(),
                        bare.key(),
                        bare.address(),
                        bare.position(),
                        bare.zone(),
                        bare.opening(),
                        bare.languages(),
                        tags));
    }
}
