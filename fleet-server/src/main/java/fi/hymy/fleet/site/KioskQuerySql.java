package fi.hymy.fleet.site;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A query as SQL over `kiosk k`, where it stands now (`s`, `p`, `site`), its `presence` and its `twin`.
final class KioskQuerySql {
    /// Where a kiosk stands now.
    static final String PLACES = """
            left join placement s on s.kiosk_id = k.id and s.from_at <= :now and (s.to_at is null or s.to_at > :now)
            left join experience_point p on p.id = s.point_id
            left join place site on site.id = p.site_id
            """;

    /// Kiosks with what a query may look at.
    static final String FROM = "from kiosk k\n" + PLACES + """
            left join presence on presence.kiosk_id = k.id
            left join twin on twin.kiosk_id = k.id
            """;

    /// Places and all below them; what is put in for `%s` chooses the first.
    private static final String BELOW = """
            (with recursive below (id) as (
                 select id from place where %s
                 union
                 select place.id from place join below on place.parent_id = below.id)
             select id from below)
            """;

    private final Map<String, Object> params = new HashMap<>();

    private final String where;

    KioskQuerySql(KioskQuery query, Instant now) {
        params.put("now", now.toEpochMilli());
        where = query.terms().stream().map(this::sql).map(sql -> " and " + sql).collect(Collectors.joining());
    }

    /// ` and …` for each term, or nothing.
    String where() {
        return where;
    }

    Map<String, Object> params() {
        return params;
    }

    /// What is not known does not hold: a kiosk that stands nowhere is at no site, and so matches `-site:x`.
    private String sql(KioskQuery.Term term) {
        String holds = term.values().stream()
                .map(value -> condition(term.key(), value))
                .collect(Collectors.joining(" or ", "(", ")"));
        return term.not() ? "case when " + holds + " then 0 else 1 end = 1" : holds;
    }

    private String condition(KioskQuery.Key key, String value) {
        return switch (key) {
            case TAG -> tag(param(value));
            case SITE -> named("site", value);
            case POINT -> named("p", value);
            case UNDER -> "site.id in " + BELOW.formatted(named("place", value));
            case SURVEY -> survey(value);
            case STATE -> state(KioskQuery.state(value));
            case LIFE ->
                "coalesce((select step from kiosk_life where kiosk_id = k.id), 'STOCK') = %s".formatted(param(value));
            case NAME -> words(value);
        };
    }

    private static String tag(String param) {
        return "(k.id in (select kiosk_id from kiosk_tag where tag = %s) or site.id in %s)"
                .formatted(
                        param,
                        BELOW.formatted("id in (select place_id from place_tag where tag = %s)".formatted(param)));
    }

    private String named(String table, String value) {
        return "(%1$s.id = %2$s or %1$s.external_key = %2$s or %1$s.folded like %3$s escape '!')"
                .formatted(table, param(value), param(Like.named(value)));
    }

    private String survey(String value) {
        return "(twin.desired_survey_id = %s or twin.desired_survey_id in (select survey_id from survey_draft where lower(name) in (%s)))"
                .formatted(param(value), param(Like.small(value)));
    }

    private String words(String value) {
        String folded = param(Like.anywhere(Texts.folded(value)));
        return "(%s or p.folded like %s escape '!' or site.folded like %s escape '!')"
                .formatted(kioskWords(value), folded, folded);
    }

    /// Whether a word is in the kiosk's name or id.
    private String kioskWords(String value) {
        return Like.small(value).stream()
                .map(form -> param(Like.anywhere(form)))
                .map(form -> "lower(k.name) like %s escape '!' or lower(k.id) like %s escape '!'".formatted(form, form))
                .collect(Collectors.joining(" or "));
    }

    private static String state(KioskQuery.State state) {
        return switch (state) {
            case LINKED -> "presence.linked = 1";
            case OFFLINE -> "(presence.linked = 0 and presence.link_changed_at is not null)";
            case NEVER -> "presence.link_changed_at is null";
            case WAITING -> "presence.outbox_unsent > 0";
            case WRONG -> "coalesce(twin.desired_hash, '') <> coalesce(twin.reported_hash, '')";
            case UNASSIGNED -> "twin.desired_hash is null";
            case PLACED -> "s.id is not null";
            case UNPLACED -> "s.id is null";
            case PLANNED -> "k.id in (select kiosk_id from placement where from_at > :now)";
        };
    }

    private String param(Object value) {
        String name = "q" + params.size();
        params.put(name, value);
        return ":" + name;
    }
}
