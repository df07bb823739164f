package fi.hymy.fleet.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The one thing that a path is about: so the door can tell whether it is there for the one who asks, and the
/// audit trail can tell what a request touched.
///
/// A new address of a kiosk, a place, a point or a placement belongs into the table here.
public record Named(Kind kind, String id) {
    private static final List<String> NOBODYS = List.of(
            "/kiosks/new",
            "/api/v1/kiosks/batch",
            "/api/v1/places/search",
            "/plan/packing",
            "/rollouts/new/**",
            "/surveys/new",
            "/surveys/upload",
            "/surveys/pictures/**");

    private static final List<Row> TABLE = List.of(
            row(Kind.KIOSK, "/kiosks/{id}/**", "/live/kiosks/{id}/**", "/api/v1/kiosks/{id}/**"),
            row(Kind.KIOSK, "/plan/packing/{id}/**", "/api/v1/packing/{id}/**", "/install/{id}/**"),
            row(Kind.PLACE, "/sites/places/{id}/**", "/live/sites/places/{id}/**", "/api/v1/places/{id}/**"),
            row(Kind.PLACE, "/plan/in/{id}/**", "/assignments/calendar/places/{id}/**", "/sites/undo/{id}"),
            row(Kind.POINT, "/sites/points/{id}/**", "/live/sites/points/{id}/**", "/api/v1/points/{id}/**"),
            row(Kind.POINT, "/assignments/calendar/points/{id}/**", "/plan/points/{id}/**"),
            row(Kind.POINT, "/api/v1/plans/{id}/**", "/api/v1/reservations/{id}/**"),
            row(Kind.PLACEMENT, "/sites/placements/{id}/**", "/api/v1/placements/{id}/**"),
            row(Kind.SURVEY, "/surveys/{id}/**", "/live/surveys/{id}/**", "/api/v1/surveys/{id}/**"),
            row(Kind.SURVEY, "/contacts/{id}/**", "/results/{id}/**", "/api/v1/results/{id}/**"),
            row(Kind.ROLLOUT, "/rollouts/{id}/**", "/live/rollouts/{id}/**", "/api/v1/rollouts/{id}/**"),
            row(Kind.OPERATOR, "/operators/{id}/**", "/api/v1/operators/{id}/**"));

    private static final List<PathPattern> NONE = patterns(NOBODYS);

    /// What an address can be about.
    public enum Kind {
        KIOSK,
        PLACE,
        POINT,
        PLACEMENT,
        SURVEY,
        ROLLOUT,
        OPERATOR
    }

    /// @param path without what follows a question mark
    public static Optional<Named> in(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        if (NONE.stream().anyMatch(pattern -> pattern.matches(parsed))) {
            return Optional.empty();
        }
        return TABLE.stream().flatMap(row -> row.read(parsed).stream()).findFirst();
    }

    /// Whether the one who asks may see it.
    public boolean isSeen(Sight sight) {
        return switch (kind) {
            case KIOSK -> sight.seesKiosk(id);
            case PLACE -> sight.seesPlace(id);
            case POINT -> sight.seesPoint(id);
            case PLACEMENT -> sight.seesPlacement(id);
            case SURVEY, ROLLOUT, OPERATOR -> true;
        };
    }

    private record Row(Kind kind, List<PathPattern> paths) {
        Optional<Named> read(PathContainer path) {
            return paths.stream()
                    .flatMap(pattern -> Optional.ofNullable(pattern.matchAndExtract(path)).stream())
                    .flatMap(
                            found -> Optional.ofNullable(found.getUriVariables().get("id")).stream())
                    .filter(id -> !id.isEmpty())
                    .map(id -> new Named(kind, id))
                    .findFirst();
        }
    }

    private static Row row(Kind kind, String... paths) {
        return new Row(kind, patterns(List.of(paths)));
    }

    private static List<PathPattern> patterns(List<String> paths) {
        return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }
}
