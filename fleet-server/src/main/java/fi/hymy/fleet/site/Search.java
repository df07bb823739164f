package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Finds organisations, areas, sites, points and kiosks by name, address, key, tag, id, and the serial
/// number or model of the box.
@Component
public final class Search {
    private static final int MOST_WORDS = 8;

    private final ReaderDb reader;
    private final InstantSource clock;

    Search(ReaderDb reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// What a thing found is.
    public enum Kind {
        ORGANISATION,
        AREA,
        SITE,
        POINT,
        KIOSK
    }

    /// @param where the place that it lies in or stands at, or empty
    public record Hit(Kind kind, String id, String name, String where) {}

    /// Every word must be found; places first, then points, then kiosks, each by name.
    ///
    /// @param limit of each of the three
    public List<Hit> find(String text, int limit) {
        List<String> words = text.isBlank()
                ? List.of()
                : List.of(text.strip().split("\\s+")).stream().limit(MOST_WORDS).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        hits.addAll(places(words, limit));
        hits.addAll(points(words, limit));
        hits.addAll(kiosks(words, limit));
        return hits;
    }

    private List<Hit> places(List<String> words, int limit) {
        return hits(
                """
                select place.kind, place.id, place.name, above.name as place from place
                left join place above on above.id = place.parent_id
                where %s and %s order by place.kind, place.name, place.id limit :limit
                """.formatted(
                                all(words, i -> "place.folded like :f%d escape '!'".formatted(i)),
                                Sight.now().places("place.id")),
                words,
                limit);
    }

    /// At least one word must be the point's own, or every point of a site would come along with it.
    private List<Hit> points(List<String> words, int limit) {
        return hits(
                """
                select 'point' as kind, p.id, p.name, site.name as place from experience_point p
                join place site on site.id = p.site_id
                where %s and %s and %s order by p.name, p.id limit :limit
                """.formatted(
                                all(
                                        words,
                                        i -> "(p.folded like :f%1$d escape '!' or site.folded like :f%1$d escape '!')"
                                                .formatted(i)),
                                any(words, i -> "p.folded like :f%d escape '!'".formatted(i)),
                                Sight.now().points("p.id")),
                words,
                limit);
    }

    private List<Hit> kiosks(List<String> words, int limit) {
        return hits(
                """
                select 'kiosk' as kind, k.id, k.name, site.name as place %s
                where %s and %s and %s order by k.name, k.id limit :limit
                """.formatted(
                                KioskQuerySql.FROM,
                                all(
                                        words,
                                        i -> "(%s or p.folded like :f%d escape '!' or site.folded like :f%d escape '!')"
                                                .formatted(kiosk(words.get(i), i), i, i)),
                                any(words, i -> kiosk(words.get(i), i)),
                                Sight.now().kiosks("k.id")),
                words,
                limit);
    }

    private static String kiosk(String word, int index) {
        String named = IntStream.range(0, Like.small(word).size())
                .mapToObj(form -> "lower(k.name) like :w%d_%d escape '!'".formatted(index, form))
                .collect(Collectors.joining(" or "));
        return "(%1$s or lower(k.id) like :w%2$d_0 escape '!' or k.id in (select kiosk_id from kiosk_tag where tag = :t%2$d) or k.id in (select kiosk_id from kiosk_life where folded like :f%2$d escape '!'))"
                .formatted(named, index);
    }

    private List<Hit> hits(String sql, List<String> words, int limit) {
        Map<String, Object> params = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            params.put("f" + i, Like.anywhere(Texts.folded(words.get(i))));
            List<String> forms = Like.small(words.get(i));
            params.put("t" + i, forms.getFirst());
            for (int form = 0; form < forms.size(); form++) {
                params.put("w" + i + "_" + form, Like.anywhere(forms.get(form)));
            }
        }
        params.put("now", clock.millis());
        params.put("limit", limit);
        return reader.jdbc()
                .sql(sql)
                .params(params)
                .query((row, number) -> {
                    String place = row.getString("place");
                    return new Hit(
                            Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getString("id"),
                            row.getString("name"),
                            place == null ? "" : place);
                })
                .list();
    }

    private static String all(List<String> words, IntFunction<String> condition) {
        return joined(words, condition, " and ");
    }

    private static String any(List<String> words, IntFunction<String> condition) {
        return joined(words, condition, " or ");
    }

    private static String joined(List<String> words, IntFunction<String> condition, String by) {
        return IntStream.range(0, words.size()).mapToObj(condition).collect(Collectors.joining(by, "(", ")"));
    }
}
