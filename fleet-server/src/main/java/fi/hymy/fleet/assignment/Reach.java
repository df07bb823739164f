package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.KioskGroup;
import fi.hymy.fleet.site.KioskGroups;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Points;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Whom a target means.
@Component
final class Reach {
    private final KioskQueries queries;
    private final KioskGroups groups;
    private final Kiosks kiosks;
    private final Points points;
    private final Places places;

    Reach(KioskQueries queries, KioskGroups groups, Kiosks kiosks, Points points, Places places) {
        this.queries = queries;
        this.groups = groups;
        this.kiosks = kiosks;
        this.points = points;
        this.places = places;
    }

    /// Those that it means now; none where it names nothing that is.
    List<KioskId> kiosks(Target target) {
        if (target.kind() == Target.Kind.KIOSK) {
            return kiosk(target.value()).map(Kiosk::id).stream().toList();
        }
        return query(target).map(queries::ids).orElse(List.of());
    }

    /// Whether it means a kiosk at a moment, by where that stands or will stand then.
    boolean means(Target target, KioskId kiosk, Instant at) {
        return target.kind() == Target.Kind.KIOSK
                ? target.value().equals(kiosk.value())
                : query(target)
                        .filter(query -> queries.matches(query, kiosk, at))
                        .isPresent();
    }

    /// What is wrong with it, in words; empty when it names something.
    Optional<String> problem(Target target) {
        return switch (target.kind()) {
            case KIOSK -> missing(kiosk(target.value()), "kiosk", target);
            case POINT -> missing(point(target.value()), "point", target);
            case PLACE -> missing(place(target.value()), "place", target);
            case GROUP -> {
                Optional<KioskGroup> group = groups.find(target.value());
                yield group.isEmpty()
                        ? missing(group, "group", target)
                        : group.filter(found -> isFickle(found.query())).map(_ -> t(FICKLE));
            }
            case QUERY ->
                switch (KioskQuery.read(target.value())) {
                    case KioskQuery.Reading.Good(var query) ->
                        isFickle(query) ? Optional.of(t(FICKLE)) : Optional.empty();
                    case KioskQuery.Reading.Bad bad -> Optional.of(bad.inWords());
                };
        };
    }

    /// As `Main library, Lobby`.
    String name(Target target) {
        Optional<String> name =
                switch (target.kind()) {
                    case KIOSK -> kiosk(target.value()).map(Kiosk::name);
                    case POINT -> point(target.value()).map(this::withSite);
                    case PLACE -> place(target.value()).map(Place::name);
                    case GROUP -> groups.find(target.value()).map(KioskGroup::name);
                    case QUERY -> Optional.of(target.value().isBlank() ? t("all kiosks") : target.value());
                };
        return name.orElse(t("nothing that there is any more"));
    }

    private static final String FICKLE = key(
            "An assignment cannot go by 'state:' or 'survey:': those change by the minute. Use tags, places or names.");

    private String withSite(ExperiencePoint point) {
        return places.find(point.site()).map(site -> site.name() + ", ").orElse("") + point.name();
    }

    private Optional<KioskQuery> query(Target target) {
        String text =
                switch (target.kind()) {
                    case KIOSK -> throw new IllegalArgumentException(t("a kiosk is no query"));
                    case POINT -> "point:" + target.value();
                    case PLACE -> "under:" + target.value();
                    case GROUP ->
                        groups.find(target.value())
                                .map(group -> group.query().text())
                                .orElse(null);
                    case QUERY -> target.value();
                };
        return text != null && KioskQuery.read(text) instanceof KioskQuery.Reading.Good(var query) && !isFickle(query)
                ? Optional.of(query)
                : Optional.empty();
    }

    private static boolean isFickle(KioskQuery query) {
        return query.terms().stream()
                .anyMatch(term -> term.key() == KioskQuery.Key.STATE || term.key() == KioskQuery.Key.SURVEY);
    }

    private static Optional<String> missing(Optional<?> found, String what, Target target) {
        return found.isPresent() ? Optional.empty() : Optional.of(t("There is no %s '%s'.", what, target.value()));
    }

    private Optional<Kiosk> kiosk(String id) {
        return read(() -> kiosks.find(new KioskId(id)));
    }

    private Optional<ExperiencePoint> point(String id) {
        return read(() -> points.find(new PointId(id)));
    }

    private Optional<Place> place(String id) {
        return read(() -> places.find(new PlaceId(id)));
    }

    private static <T> Optional<T> read(Supplier<Optional<T>> found) {
        try {
            return found.get();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
