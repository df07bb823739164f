package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A point's page: which kiosk stands there, stood there and will stand there, and the form that places one.
@Controller
final class PointPages {
    private static final int OFFERED = 30;

    private final Points points;
    private final Places places;
    private final Placements placements;
    private final KioskQueries queries;
    private final Kiosks kiosks;
    private final Times times;

    PointPages(Points points, Places places, Placements placements, KioskQueries queries, Kiosks kiosks, Times times) {
        this.points = points;
        this.places = places;
        this.placements = placements;
        this.queries = queries;
        this.kiosks = kiosks;
        this.times = times;
    }

    /// @param kiosk chosen beforehand, as by a link from the kiosk's page
    @GetMapping("/sites/points/{id}")
    String point(@PathVariable String id, @RequestParam(defaultValue = "") String kiosk, Model model) {
        ExperiencePoint point = find(id);
        List<Place> upwards = places.upwards(point.site());
        ZoneId zone = SiteFacts.of(upwards, times.zone()).zone().value();
        model.addAttribute("point", point);
        model.addAttribute("upwards", upwards);
        model.addAttribute("zone", zone.getId());
        model.addAttribute(
                "stays",
                placements.at(point.id()).stream()
                        .map(stay -> new StayRow(stay, zone, times.now()))
                        .toList());
        model.addAttribute("chosen", kiosk);
        model.addAttribute("today", LocalDate.ofInstant(times.now(), zone).toString());
        model.addAttribute("offered", offered(""));
        return "site/point";
    }

    /// What the field for a kiosk offers as somebody types.
    @GetMapping("/sites/kiosk-options")
    String options(@RequestParam(defaultValue = "") String kiosk, Model model) {
        model.addAttribute("offered", offered(kiosk));
        return "site/options";
    }

    @PostMapping("/sites/places/{site}/points")
    String add(
            @PathVariable String site,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        Said.on(redirect, attempt(() -> switch (points.add(new PlaceId(site), null, name, note)) {
            case Outcome.Done<ExperiencePoint>(var point) ->
                t("The point “%s” is here. Now place a kiosk at it.", point.name());
            case Outcome.Refused<ExperiencePoint>(var why) -> why;
        }));
        return "redirect:/sites/places/" + site;
    }

    @PostMapping("/sites/points/{id}")
    String change(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        ExperiencePoint old = find(id);
        Said.on(redirect, attempt(() -> switch (points.change(
                new ExperiencePoint(old.id(), old.site(), key.isBlank() ? null : key, name, note))) {
            case Outcome.Done<ExperiencePoint>(var point) -> t("“%s” is changed.", point.name());
            case Outcome.Refused<ExperiencePoint>(var why) -> why;
        }));
        return "redirect:/sites/points/" + old.id();
    }

    @PostMapping("/sites/points/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes redirect) {
        ExperiencePoint point = find(id);
        return switch (points.remove(point.id())) {
            case Outcome.Done<ExperiencePoint> _ -> {
                Said.on(redirect, t("“%s” is removed.", point.name()));
                yield "redirect:/sites/places/" + point.site();
            }
            case Outcome.Refused<ExperiencePoint>(var why) -> {
                Said.on(redirect, why);
                yield "redirect:/sites/points/" + point.id();
            }
        };
    }

    /// @param from a date at the site, or empty for now
    /// @param to the last day, or empty for no end
    @PostMapping("/sites/points/{id}/kiosk")
    String place(
            @PathVariable String id,
            @RequestParam String kiosk,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean replace,
            Principal who,
            RedirectAttributes redirect) {
        ExperiencePoint point = find(id);
        ZoneId zone =
                SiteFacts.of(places.upwards(point.site()), times.zone()).zone().value();
        Said.on(redirect, attempt(() -> {
            Kiosk wanted = kiosk(kiosk);
            Instant begin = from.isBlank() ? times.now() : day(from, zone);
            Instant end =
                    to.isBlank() ? null : day(LocalDate.parse(to).plusDays(1).toString(), zone);
            return switch (placements.place(
                    new Placements.Wish(wanted.id(), point.id(), begin, end, replace, who.getName()))) {
                case Outcome.Done<Placement> _
                when begin.isAfter(times.now()) -> t("It is planned: %s comes to “%s”.", wanted.name(), point.name());
                case Outcome.Done<Placement> _ -> t("%s stands at “%s” now.", wanted.name(), point.name());
                case Outcome.Refused<Placement>(var why) -> why;
            };
        }));
        return "redirect:/sites/points/" + point.id();
    }

    @PostMapping("/sites/placements/{id}/undo")
    String undo(@PathVariable String id, RedirectAttributes redirect) {
        Placement stay = stay(id);
        Said.on(
                redirect,
                switch (placements.undo(stay.id())) {
                    case Outcome.Done<Placement> _ -> t("It is taken back, and all is as it was before.");
                    case Outcome.Refused<Placement>(var why) -> why;
                });
        return "redirect:/sites/points/" + stay.point();
    }

    @PostMapping("/sites/placements/{id}/end")
    String end(@PathVariable String id, RedirectAttributes redirect) {
        Placement stay = stay(id);
        Said.on(
                redirect,
                switch (placements.end(stay.id(), times.now())) {
                    case Outcome.Done<Placement> _ -> t("It stands here no more. The point keeps the history.");
                    case Outcome.Refused<Placement>(var why) -> why;
                });
        return "redirect:/sites/points/" + stay.point();
    }

    private interface Action {
        String said();
    }

    private static String attempt(Action action) {
        try {
            return action.said();
        } catch (DateTimeException e) {
            return t("That is no date. Write it as 2026-12-24.");
        } catch (IllegalArgumentException e) {
            return t("This was not done: %s.", String.valueOf(e.getMessage()));
        }
    }

    private static Instant day(String date, ZoneId zone) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    /// By id, or by a name that only one has.
    private Kiosk kiosk(String text) {
        String wanted = text.strip();
        Optional<Kiosk> byId =
                wanted.matches("[A-Za-z0-9_-]{8,64}") ? kiosks.find(new KioskId(wanted)) : Optional.empty();
        if (byId.isPresent() && Sight.now().seesKiosk(wanted)) {
            return byId.get();
        }
        List<Kiosk> named = kiosks.list().stream()
                .filter(one -> one.name().equalsIgnoreCase(wanted)
                        && Sight.now().seesKiosk(one.id().value()))
                .toList();
        return switch (named.size()) {
            case 0 -> throw new IllegalArgumentException(t("no kiosk has the name or the id '%s'", wanted));
            case 1 -> named.getFirst();
            default ->
                throw new IllegalArgumentException(
                        t("%s kiosks are called '%s'; give the id of one", named.size(), wanted));
        };
    }

    private List<KioskAt> offered(String text) {
        String words = text.strip().replace("\"", "");
        KioskQuery query = words.isEmpty()
                ? new KioskQuery("", List.of(new KioskQuery.Term(KioskQuery.Key.STATE, List.of("unplaced"), false)))
                : new KioskQuery("", List.of(new KioskQuery.Term(KioskQuery.Key.NAME, List.of(words), false)));
        return queries.seen(query, null, OFFERED);
    }

    private ExperiencePoint find(String id) {
        return points.find(PageAddress.read(id, PointId::new)).orElseThrow(PageAddress::nothing);
    }

    private Placement stay(String id) {
        return placements.find(PageAddress.read(id, PlacementId::new)).orElseThrow(PageAddress::nothing);
    }
}
