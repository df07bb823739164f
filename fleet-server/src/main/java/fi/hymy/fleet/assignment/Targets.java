package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.assignment.Target.Kind;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskGroup;
import fi.hymy.fleet.site.KioskGroups;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.Points;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds what somebody means by a name, and offers names while somebody writes.
@Component
final class Targets {
    private static final int OFFERED = 20;

    private final Reach reach;
    private final KioskQueries queries;
    private final KioskGroups groups;
    private final Places places;
    private final Points points;

    Targets(Reach reach, KioskQueries queries, KioskGroups groups, Places places, Points points) {
        this.reach = reach;
        this.queries = queries;
        this.groups = groups;
        this.places = places;
        this.points = points;
    }

    /// What a text was read as.
    sealed interface Reading {
        record Good(Target target) implements Reading {}

        record Bad(String why) implements Reading {}
    }

    /// @param name as people know it
    record Offer(String id, String name) {}

    /// @param kind as `point`
    /// @param text a name or an id, or a query
    Reading read(String kind, String text) {
        Kind of;
        try {
            of = Kind.of(kind);
        } catch (IllegalArgumentException e) {
            return new Reading.Bad(String.valueOf(e.getMessage()));
        }
        Target literal = new Target(of, text);
        Optional<String> problem = text.isEmpty() && of != Kind.QUERY
                ? Optional.of(t("is needed: a name or an id"))
                : reach.problem(literal);
        if (problem.isEmpty()) {
            return new Reading.Good(literal);
        }
        List<Offer> named = of == Kind.QUERY || text.isEmpty()
                ? List.of()
                : all(of, text)
                        .filter(offer -> offer.name().equalsIgnoreCase(text))
                        .limit(2)
                        .toList();
        if (named.size() == 1) {
            return named(new Target(of, named.getFirst().id()));
        }
        return new Reading.Bad(
                named.isEmpty()
                        ? problem.get()
                        : t(
                                "There are several with this name. Take the id instead: the page of each has it in its address."));
    }

    private Reading named(Target target) {
        return reach.problem(target).<Reading>map(Reading.Bad::new).orElseGet(() -> new Reading.Good(target));
    }

    /// Names that hold these letters.
    List<Offer> offered(Kind kind, String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        return all(kind, letters)
                .filter(offer -> offer.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(OFFERED)
                .toList();
    }

    private Stream<Offer> all(Kind kind, String letters) {
        return switch (kind) {
            case KIOSK -> kiosks(letters);
            case POINT -> points();
            case PLACE ->
                places.all().stream().map(place -> new Offer(place.id().value(), place.name()));
            case GROUP -> groups.all().stream().map(group -> new Offer(group.id(), group.name()));
            case QUERY ->
                groups.all().stream().map(KioskGroup::query).map(query -> new Offer(query.text(), query.text()));
        };
    }

    private Stream<Offer> kiosks(String letters) {
        String quoted = "name:\"" + letters.replace("\"", "") + "\"";
        KioskQuery query = !letters.isBlank() && KioskQuery.read(quoted) instanceof KioskQuery.Reading.Good(var read)
                ? read
                : KioskQuery.ALL;
        return queries.page(query, null, 2 * OFFERED).stream().map(Targets::offer);
    }

    private static Offer offer(KioskAt at) {
        return new Offer(at.id().value(), at.name());
    }

    private Stream<Offer> points() {
        Map<PlaceId, String> sites = new HashMap<>();
        places.all().forEach((Place place) -> sites.put(place.id(), place.name()));
        return points.all().stream()
                .map(point ->
                        new Offer(point.id().value(), sites.getOrDefault(point.site(), "") + ", " + point.name()));
    }
}
