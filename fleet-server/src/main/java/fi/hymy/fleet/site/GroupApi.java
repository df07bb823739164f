package fi.hymy.fleet.site;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
@Tag(name = "groups")
final class GroupApi {
    private final KioskQueries queries;
    private final KioskGroups groups;
    private final KioskTags tags;

    GroupApi(KioskQueries queries, KioskGroups groups, KioskTags tags) {
        this.queries = queries;
        this.groups = groups;
        this.tags = tags;
    }

    @GetMapping("/kiosk-queries")
    @Operation(
            summary =
                    "The kiosks that a query means now, by name, page by page; q as 'tag:lobby under:north -state:offline'")
    PageJson<KioskAtJson> evaluate(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<KioskAt> page =
                queries.seen(query(q), paging.after(2, GroupApi::mark).orElse(null), paging.oneMore());
        return PageJson.of(page, paging, KioskAtJson::of, kiosk -> Paging.cursor(kiosk.name(), kiosk.id()));
    }

    private static KioskAt mark(List<String> parts) {
        return new KioskAt(new KioskId(parts.getLast()), parts.getFirst(), null, Optional.empty());
    }

    @GetMapping("/groups")
    @Operation(summary = "Saved queries, by name")
    PageJson<GroupJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(groups.all(), Paging.of(after, limit), GroupJson::of, KioskGroup::id);
    }

    @PostMapping("/groups")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Save a query under a name")
    GroupJson save(@RequestBody GroupWish wish, Principal who) {
        return GroupJson.of(Answers.done(groups.add(wish.name(), query(Answers.text(wish.query())), who.getName())));
    }

    @DeleteMapping("/groups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a saved query")
    void remove(@PathVariable String id) {
        if (groups.remove(id).isEmpty()) {
            throw ApiProblem.notFound("group", id);
        }
    }

    @GetMapping("/kiosks/{id}/tags")
    @Operation(summary = "The tags of a kiosk")
    Set<String> tags(@PathVariable String id) {
        return tags.of(new KioskId(id));
    }

    @PutMapping("/kiosks/{id}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a kiosk exactly these tags")
    void setTags(@PathVariable String id, @RequestBody Set<String> wanted) {
        var kiosk = new KioskId(id);
        Audited.change("tags", Tags.text(tags.of(kiosk)), Tags.text(wanted));
        tags.set(kiosk, wanted);
    }

    @PostMapping("/kiosk-queries/tags")
    @Operation(summary = "Add and take away tags of all kiosks that a query means")
    ChangedJson change(@RequestBody TagWish wish) {
        KioskTags.TagChange change = tags.change(
                queries.ids(query(wish.query())),
                wish.add() == null ? Set.of() : wish.add(),
                wish.remove() == null ? Set.of() : wish.remove());
        return new ChangedJson(change.added().size(), change.removed().size());
    }

    private static KioskQuery query(String text) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> query;
            case KioskQuery.Reading.Bad(var faults) ->
                throw ApiProblem.unprocessable("The query cannot be read.", faults);
        };
    }

    record GroupWish(String name, @Nullable String query) {}

    record GroupJson(String id, String name, String query) {
        static GroupJson of(KioskGroup group) {
            return new GroupJson(group.id(), group.name(), group.query().text());
        }
    }

    record TagWish(
            String query,
            @Nullable Set<String> add,
            @Nullable Set<String> remove) {}

    record ChangedJson(int added, int removed) {}

    /// @param linked null when it never came
    record KioskAtJson(
            String id,
            String name,
            @Nullable String point,
            @Nullable String site,
            @Nullable Boolean linked) {
        static KioskAtJson of(KioskAt kiosk) {
            return new KioskAtJson(
                    kiosk.id().value(),
                    kiosk.name(),
                    kiosk.standsAt().map(spot -> spot.point().value()).orElse(null),
                    kiosk.standsAt().map(spot -> spot.site().value()).orElse(null),
                    kiosk.linked().orElse(null));
        }
    }
}
