package fi.hymy.fleet.site;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "points")
final class PointApi {
    private final Points points;
    private final Placements placements;
    private final InstantSource clock;

    PointApi(Points points, Placements placements, InstantSource clock) {
        this.points = points;
        this.placements = placements;
        this.clock = clock;
    }

    @GetMapping("/points")
    @Operation(summary = "Experience points by id, page by page; those of one site with site")
    PageJson<PointJson> list(
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        String last = paging.after(1, List::getFirst).orElse("");
        List<ExperiencePoint> found = site.isEmpty() ? points.seen() : at(new PlaceId(site));
        List<ExperiencePoint> rest = found.stream()
                .filter(point -> point.id().value().compareTo(last) > 0)
                .sorted(Comparator.comparing(point -> point.id().value()))
                .limit(paging.oneMore())
                .toList();
        return PageJson.of(rest, paging, PointJson::of, point -> Paging.cursor(point.id()));
    }

    private List<ExperiencePoint> at(PlaceId site) {
        return Sight.now().seesPlace(site.value()) ? points.at(site) : List.of();
    }

    private static PlaceId seen(String site) {
        if (!Sight.now().seesPlace(site)) {
            throw ApiProblem.notFound("place", site);
        }
        return new PlaceId(site);
    }

    @PostMapping("/points")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an experience point to a site")
    PointJson add(@RequestBody PointWish wish) {
        return PointJson.of(
                Answers.done(points.add(seen(wish.site()), wish.key(), wish.name(), Answers.text(wish.note()))));
    }

    @PutMapping("/points/{id}")
    @Operation(summary = "Change all that is said of a point")
    PointJson change(@PathVariable String id, @RequestBody PointWish wish) {
        ExperiencePoint old = find(id);
        return PointJson.of(Answers.done(points.change(
                new ExperiencePoint(old.id(), seen(wish.site()), wish.key(), wish.name(), Answers.text(wish.note())))));
    }

    @DeleteMapping("/points/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a point (at which no kiosk ever stood)")
    void remove(@PathVariable String id) {
        Answers.done(points.remove(find(id).id()));
    }

    @GetMapping("/points/{id}/placements")
    @Operation(summary = "Which kiosks stood, stand and will stand there, the latest first")
    PageJson<PlacementJson> history(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return page(placements.at(find(id).id()), Paging.of(after, limit));
    }

    @GetMapping("/kiosks/{id}/placements")
    @Operation(summary = "Where a kiosk stood, stands and will stand, the latest first")
    PageJson<PlacementJson> ofKiosk(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return page(placements.of(new KioskId(id)).stream().filter(Stay::isSeen).toList(), Paging.of(after, limit));
    }

    private static PageJson<PlacementJson> page(List<Stay> stays, Paging paging) {
        return PageJson.within(
                stays,
                paging,
                stay -> PlacementJson.of(stay.placement()),
                stay -> stay.placement().id().value());
    }

    @PostMapping("/placements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Place a kiosk at a point (from now or from a moment on); one that stands elsewhere is moved")
    PlacementJson place(@RequestBody PlacementWish wish, Principal who) {
        if (!Sight.now().seesKiosk(wish.kiosk()) || !Sight.now().seesPoint(wish.point())) {
            throw ApiProblem.notFound("kiosk or point", wish.kiosk() + ", " + wish.point());
        }
        return PlacementJson.of(Answers.done(placements.place(new Placements.Wish(
                new KioskId(wish.kiosk()),
                new PointId(wish.point()),
                wish.from() == null ? clock.instant() : wish.from(),
                wish.to(),
                Boolean.TRUE.equals(wish.replace()),
                who.getName()))));
    }

    @PostMapping("/placements/{id}/end")
    @Operation(summary = "End a stay of a kiosk (now, or at a moment)")
    PlacementJson end(@PathVariable String id, @RequestBody EndWish wish) {
        Placement stay = stay(id);
        return PlacementJson.of(
                Answers.done(placements.end(stay.id(), wish.at() == null ? clock.instant() : wish.at())));
    }

    @DeleteMapping("/placements/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a stay of a kiosk back (one that has not begun, or was made within the last hour)")
    void undo(@PathVariable String id) {
        Answers.done(placements.undo(stay(id).id()));
    }

    private ExperiencePoint find(String id) {
        return points.find(new PointId(id)).orElseThrow(() -> ApiProblem.notFound("point", id));
    }

    private Placement stay(String id) {
        return placements.find(new PlacementId(id)).orElseThrow(() -> ApiProblem.notFound("placement", id));
    }

    record PointWish(
            String site,
            @Nullable String key,
            String name,
            @Nullable String note) {}

    record PointJson(String id, String site, @Nullable String key, String name, String note) {
        static PointJson of(ExperiencePoint point) {
            return new PointJson(point.id().value(), point.site().value(), point.key(), point.name(), point.note());
        }
    }

    /// @param from null for now
    /// @param to the first moment after it, or null for no end
    /// @param replace whether a kiosk that stands there then leaves for this one
    record PlacementWish(
            String kiosk,
            String point,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean replace) {}

    /// @param at null for now
    record EndWish(@Nullable Instant at) {}

    record PlacementJson(
            String id,
            String kiosk,
            String point,
            Instant from,
            @Nullable Instant to,
            Instant madeAt,
            String by) {
        static PlacementJson of(Placement stay) {
            return new PlacementJson(
                    stay.id().value(),
                    stay.kiosk().value(),
                    stay.point().value(),
                    stay.from(),
                    stay.toOrNull(),
                    stay.madeAt(),
                    stay.by());
        }
    }
}
