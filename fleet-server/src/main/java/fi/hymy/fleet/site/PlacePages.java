package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.survey.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page of an organisation, an area or a site, and the form behind it.
@Controller
final class PlacePages {
    private final Places places;
    private final Points points;
    private final Placements placements;
    private final Estate estate;
    private final Times times;
    private final Undo undo;

    PlacePages(Places places, Points points, Placements placements, Estate estate, Times times, Undo undo) {
        this.places = places;
        this.points = points;
        this.placements = placements;
        this.estate = estate;
        this.times = times;
        this.undo = undo;
    }

    @GetMapping("/sites/places/{id}")
    String place(@PathVariable String id, Model model) {
        List<Place> upwards = upwards(id);
        PlaceId place = upwards.getFirst().id();
        SiteFacts facts = SiteFacts.of(upwards, times.zone());
        model.addAttribute("view", new PlaceView(upwards, facts, children(estate.tree(), place), points(place, facts)));
        return "site/place";
    }

    @GetMapping("/sites/new")
    String create(
            @RequestParam(defaultValue = "organisation") String kind,
            @RequestParam(defaultValue = "") String in,
            Model model) {
        refuseUnseen(in, null);
        return editor(null, kind(kind), in, PlaceForm.EMPTY, List.of(), "", model);
    }

    @GetMapping("/sites/places/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        Place place = upwards(id).getFirst();
        String parent = place.parent().map(PlaceId::value).orElse("");
        return editor(place, place.kind(), parent, PlaceForm.of(place.details()), List.of(), "", model);
    }

    @PostMapping("/sites/places")
    String add(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlaceKind wanted = kind(kind);
        refuseUnseen(parent, null);
        return save(
                null,
                wanted,
                parent,
                PlaceForm.of(fields),
                details -> places.add(wanted, parentId(parent), details),
                key("“%s” is here."),
                model,
                redirect);
    }

    @PostMapping("/sites/places/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Place old = upwards(id).getFirst();
        refuseUnseen(parent, old.parentOrNull());
        return save(
                old,
                old.kind(),
                parent,
                PlaceForm.of(fields),
                details -> {
                    Outcome<Place> outcome = places.change(old.id(), parentId(parent), details);
                    if (outcome instanceof Outcome.Done<Place>) {
                        undo.offer(redirect, () -> switch (places.change(old.id(), old.parentOrNull(), old.details())) {
                            case Outcome.Done<Place> _ -> t("“%s” is as it was.", old.name());
                            case Outcome.Refused<Place>(var why) -> why;
                        });
                    }
                    return outcome;
                },
                key("“%s” is changed."),
                model,
                redirect);
    }

    @PostMapping("/sites/places/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes redirect) {
        Place place = upwards(id).getFirst();
        switch (places.remove(place.id())) {
            case Outcome.Refused<Place>(var why) -> {
                Said.on(redirect, why);
                return "redirect:/sites/places/" + place.id();
            }
            case Outcome.Done<Place>(var gone) -> {
                Said.on(redirect, t("“%s” is removed.", gone.name()));
                undo.offer(redirect, () -> switch (places.restore(gone)) {
                    case Outcome.Done<Place> _ -> t("“%s” is back.", gone.name());
                    case Outcome.Refused<Place>(var why) -> why;
                });
                return "redirect:"
                        + gone.parent().map(parent -> "/sites/places/" + parent).orElse("/sites");
            }
        }
    }

    /// @param back the page that offered it
    @PostMapping("/sites/undo/{id}")
    String undo(
            @PathVariable String id, @RequestParam(defaultValue = "/sites") String back, RedirectAttributes redirect) {
        Said.on(redirect, undo.take(id).map(Supplier::get).orElse(t("That can be taken back no more.")));
        return "redirect:" + (back.matches("/(sites|plan|life|kiosks)(/[A-Za-z0-9/_-]*)?") ? back : "/sites");
    }

    private interface Saving {
        Outcome<Place> save(PlaceDetails details);
    }

    private String save(
            @Nullable Place old,
            PlaceKind kind,
            String parent,
            PlaceForm form,
            Saving saving,
            String said,
            Model model,
            RedirectAttributes redirect) {
        if (kind != PlaceKind.ORGANISATION && parent.isEmpty()) {
            return editor(old, kind, parent, form, List.of(new Fault("parent", t("choose where it lies"))), "", model);
        }
        return switch (form.read()) {
            case PlaceForm.Reading.Bad(var faults) -> editor(old, kind, parent, form, faults, "", model);
            case PlaceForm.Reading.Good(var details) ->
                switch (saving.save(details)) {
                    case Outcome.Refused<Place>(var why) -> editor(old, kind, parent, form, List.of(), why, model);
                    case Outcome.Done<Place>(var place) -> {
                        Said.on(redirect, t(said, place.name()));
                        yield "redirect:/sites/places/" + place.id();
                    }
                };
        };
    }

    private String editor(
            @Nullable Place place,
            PlaceKind kind,
            String parent,
            PlaceForm form,
            List<Fault> faults,
            String problem,
            Model model) {
        PlaceId above = parent.isEmpty() ? null : parentId(parent);
        SiteFacts facts = SiteFacts.of(above == null ? List.of() : places.upwards(above), times.zone());
        model.addAttribute(
                "editor", new PlaceEditor(place, kind, parent, parents(place), form, facts, faults, problem));
        return "site/edit";
    }

    private List<PlaceEditor.Parent> parents(@Nullable Place place) {
        Map<String, Place> byId = new HashMap<>();
        List<Place> all = places.seen();
        all.forEach(one -> byId.put(one.id().value(), one));
        return all.stream()
                .filter(one -> one.kind() != PlaceKind.SITE
                        && (place == null || !one.id().equals(place.id())))
                .map(one -> new PlaceEditor.Parent(one.id().value(), path(one, byId)))
                .sorted(Comparator.comparing(PlaceEditor.Parent::name))
                .toList();
    }

    static String path(Place place, Map<String, Place> byId) {
        var names = new ArrayList<String>();
        for (Place one = place;
                one != null;
                one = one.parent().map(id -> byId.get(id.value())).orElse(null)) {
            names.addFirst(one.name());
        }
        return String.join(" › ", names);
    }

    private List<PlaceView.PointRow> points(PlaceId site, SiteFacts facts) {
        List<Stay> coming = placements.comingAt(site);
        return points.at(site).stream()
                .map(point -> new PlaceView.PointRow(
                        point,
                        coming.stream()
                                .filter(stay -> stay.placement().point().equals(point.id()))
                                .map(stay -> new StayRow(stay, facts.zone().value(), times.now()))
                                .toList()))
                .toList();
    }

    private static List<Estate.Node> children(List<Estate.Node> nodes, PlaceId id) {
        for (Estate.Node node : nodes) {
            if (node.place().id().equals(id)) {
                return node.children();
            }
            List<Estate.Node> found = children(node.children(), id);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static void refuseUnseen(String parent, @Nullable PlaceId now) {
        if (!SeenParent.isAllowed(parentId(parent), now)) {
            throw PageAddress.nothing();
        }
    }

    private List<Place> upwards(String id) {
        PlaceId wanted = parentId(id);
        List<Place> upwards = wanted == null ? List.of() : places.upwards(wanted);
        if (upwards.isEmpty()) {
            throw PageAddress.nothing();
        }
        return upwards;
    }

    private static PlaceKind kind(String word) {
        try {
            return PlaceKind.of(word);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static @Nullable PlaceId parentId(String id) {
        return id.isEmpty() ? null : PageAddress.read(id, PlaceId::new);
    }
}
