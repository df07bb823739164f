package fi.hymy.fleet.site;

/// Sub-trees of places as conditions in SQL that bring no parameters, so that they fit into any statement.
public final class SubTrees {
    private final String below;

    /// @param roots a `select` of the ids of the places on top, without parameters
    public SubTrees(String roots) {
        below = """
                (with recursive seen_place (id) as (
                     %s
                     union
                     select place.id from place join seen_place on place.parent_id = seen_place.id)
                 select id from seen_place)""".formatted(roots);
    }

    /// The place is on top of one, or within.
    ///
    /// @param place a column with a place's id
    public String holds(String place) {
        return place + " in " + below;
    }

    /// @param point a column with a point's id
    public String holdsPoint(String point) {
        return point + " in (select seen_point.id from experience_point seen_point where " + holds("seen_point.site_id")
                + ")";
    }

    /// The kiosk stands there at a moment.
    ///
    /// @param kiosk a column with a kiosk's id
    /// @param now milliseconds since 1970
    public String holdsKiosk(String kiosk, long now) {
        return """
                %s in (select seen_stay.kiosk_id from placement seen_stay
                     join experience_point seen_point on seen_point.id = seen_stay.point_id
                     where seen_stay.from_at <= %2$d and (seen_stay.to_at is null or seen_stay.to_at > %2$d)
                       and %3$s)""".formatted(kiosk, now, holds("seen_point.site_id"));
    }

    /// The kiosk stood there when something happened. The columns need no table's name before them: none within
    /// is called like them.
    ///
    /// @param at a column with milliseconds since 1970
    public String heldKiosk(String kiosk, String at) {
        return """
                exists (select 1
                     from (select stay.kiosk_id as seen_kiosk, stay.from_at as seen_from, stay.to_at as seen_to
                           from placement stay join experience_point on experience_point.id = stay.point_id
                           where %3$s) seen_stay
                     where seen_kiosk = %1$s and seen_from <= %2$s and (seen_to is null or seen_to > %2$s))""".formatted(kiosk, at, holds("experience_point.site_id"));
    }
}
