package fi.hymy.fleet.site;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.LanguageTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
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
@RequestMapping("/api/v1/places")
@Tag(name = "places")
final class PlaceApi {
    private final Places places;
    private final Times times;
    private final Search search;

    PlaceApi(Places places, Times times, Search search) {
        this.places = places;
        this.times = times;
        this.search = search;
    }

    @GetMapping
    @Operation(summary = "Organisations, areas and sites by id, page by page")
    PageJson<PlaceJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        String last = paging.after(1, List::getFirst).orElse("");
        List<Place> rest = places.seen().stream()
                .filter(place -> place.id().value().compareTo(last) > 0)
                .sorted(Comparator.comparing(place -> place.id().value()))
                .limit(paging.oneMore())
                .toList();
        return PageJson.of(rest, paging, PlaceJson::of, place -> Paging.cursor(place.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A place with what holds there, its own or from above")
    EffectiveJson find(@PathVariable String id) {
        List<Place> upwards = places.upwards(new PlaceId(id));
        if (upwards.isEmpty()) {
            throw ApiProblem.notFound("place", id);
        }
        return EffectiveJson.of(upwards, SiteFacts.of(upwards, times.zone()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an organisation, an area or a site")
    PlaceJson add(@RequestBody PlaceWish wish) {
        PlaceKind kind = PlaceKind.of(wish.kind() == null ? "" : wish.kind());
        wish.refuseUnseen(null);
        return PlaceJson.of(Answers.done(places.add(kind, wish.parentId(), wish.details())));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change all that is said of a place, and where it lies; its kind stays")
    PlaceJson change(@PathVariable String id, @RequestBody PlaceWish wish) {
        var place = new PlaceId(id);
        Place old = places.find(place).orElseThrow(() -> ApiProblem.notFound("place", id));
        wish.refuseUnseen(old.parentOrNull());
        return PlaceJson.of(Answers.done(places.change(place, wish.parentId(), wish.details())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a place in which nothing lies")
    void remove(@PathVariable String id) {
        var place = new PlaceId(id);
        if (places.find(place).isEmpty()) {
            throw ApiProblem.notFound("place", id);
        }
        Answers.done(places.remove(place));
    }

    @GetMapping("/search")
    @Operation(
            summary =
                    "Anything whose name, address, key, tags or id hold every word; limit for each of places, points and kiosks")
    PageJson<Search.Hit> search(@RequestParam String q, @RequestParam(defaultValue = "30") int limit) {
        return new PageJson<>(search.find(q, Paging.of("", limit).limit()), null);
    }

    /// Texts as in a form: an empty or missing one says nothing, and what is above holds.
    ///
    /// @param kind organisation, area or site; not looked at when a place is changed
    /// @param position as `60.17, 24.93`
    /// @param hours as `Mon-Fri 08:00-16:00; 2026-12-24 closed`
    record PlaceWish(
            @Nullable String kind,
            @Nullable String parent,
            @Nullable String name,
            @Nullable String key,
            @Nullable String address,
            @Nullable String position,
            @Nullable String zone,
            @Nullable String hours,
            @Nullable List<String> languages,
            @Nullable Set<String> tags) {
        @Nullable
        PlaceId parentId() {
            return parent == null ? null : new PlaceId(parent);
        }

        /// @param now where the place lies already, or null
        void refuseUnseen(@Nullable PlaceId now) {
            if (!SeenParent.isAllowed(parentId(), now)) {
                throw ApiProblem.notFound("place", Answers.text(parent));
            }
        }

        PlaceDetails details() {
            var form = new PlaceForm(
                    Answers.text(name),
                    Answers.text(key),
                    Answers.text(address),
                    Answers.text(position),
                    Answers.text(zone),
                    Answers.text(hours),
                    languages == null ? "" : String.join(" ", languages),
                    tags == null ? "" : String.join(" ", tags));
            return switch (form.read()) {
                case PlaceForm.Reading.Good(var details) -> details;
                case PlaceForm.Reading.Bad(var faults) ->
                    throw ApiProblem.unprocessable("The place was not saved.", faults);
            };
        }
    }

    record PlaceJson(
            String id,
            String kind,
            @Nullable String parent,
            String name,
            @Nullable String key,
            String address,
            @Nullable String position,
            @Nullable String zone,
            @Nullable String hours,
            List<String> languages,
            Set<String> tags) {
        static PlaceJson of(Place place) {
            PlaceDetails details = place.details();
            return new PlaceJson(
                    place.id().value(),
                    place.kind().word(),
                    place.parent().map(PlaceId::value).orElse(null),
                    details.name(),
                    details.key(),
                    details.address(),
                    details.onMap().map(MapPosition::toString).orElse(null),
                    details.zone() == null ? null : details.zone().getId(),
                    details.opening() == null ? null : HoursText.of(details.opening()),
                    details.languages().stream().map(LanguageTag::tag).toList(),
                    details.tags());
        }
    }

    /// @param path ids of what is above it, from below
    record EffectiveJson(PlaceJson place, List<String> path, SaidJson zone, SaidJson hours, SaidJson languages) {
        static EffectiveJson of(List<Place> upwards, SiteFacts facts) {
            return new EffectiveJson(
                    PlaceJson.of(upwards.getFirst()),
                    upwards.stream().skip(1).map(place -> place.id().value()).toList(),
                    SaidJson.of(facts.zone(), facts.zone().value().getId()),
                    SaidJson.of(facts.opening(), HoursText.of(facts.opening().value())),
                    SaidJson.of(
                            facts.languages(),
                            PlaceRows.languages(facts.languages().value())));
        }
    }

    /// @param from id of the place that says it, or null where nobody does
    record SaidJson(String value, @Nullable String from) {
        static SaidJson of(Inherited<?> inherited, String value) {
            Place from = inherited.fromOrNull();
            return new SaidJson(value, from == null ? null : from.id().value());
        }
    }
}
