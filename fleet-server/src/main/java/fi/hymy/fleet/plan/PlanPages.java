package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Undo;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The coordinator's day: what is missing at each customer, and what is wanted at each point.
@Controller
final class PlanPages {
    private static final int OFFERED = 50;
    private static final int CUSTOMERS = 25;

    private final Board board;
    private final BoardTotals totals;
    private final Plans plans;
    private final Reservations reservations;
    private final Places places;
    private final Times times;
    private final Undo undo;

    PlanPages(
            Board board,
            BoardTotals totals,
            Plans plans,
            Reservations reservations,
            Places places,
            Times times,
            Undo undo) {
        this.board = board;
        this.totals = totals;
        this.plans = plans;
        this.reservations = reservations;
        this.places = places;
        this.times = times;
        this.undo = undo;
    }

    @GetMapping("/plan")
    String organisations(@RequestParam(defaultValue = "1") int page, Model model) {
        List<Place> all = tops(places.seen());
        int pages = Math.max(1, (all.size() + CUSTOMERS - 1) / CUSTOMERS);
        int shown = Math.clamp(page, 1, pages);
        List<Place> some = all.subList((shown - 1) * CUSTOMERS, Math.min(all.size(), shown * CUSTOMERS));
        Map<PlaceId, BoardTotals.Totals> known =
                totals.of(some.stream().map(Place::id).toList(), times.today());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "customers",
                some.stream()
                        .map(place ->
                                new PlanView.Customer(place, known.getOrDefault(place.id(), BoardTotals.Totals.NONE)))
                        .toList());
        return "plan/list";
    }

    /// Those that lie in no other one of them.
    private static List<Place> tops(List<Place> seen) {
        Set<PlaceId> known = seen.stream().map(Place::id).collect(Collectors.toSet());
        return seen.stream()
                .filter(place -> place.parent().filter(known::contains).isEmpty())
                .toList();
    }

    @GetMapping("/plan/in/{place}")
    String board(
            @PathVariable String place,
            @RequestParam(defaultValue = "false") boolean lacking,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<Place> upwards = upwards(place);
        model.addAttribute(
                "view",
                PlanView.of(
                        upwards, board.below(upwards.getFirst().id()), plans.surveys(), lacking, page, times.today()));
        return "plan/board";
    }

    /// @param points those that were ticked
    @PostMapping("/plan/in/{place}")
    String change(
            @PathVariable String place,
            @RequestParam(required = false) @Nullable Set<String> points,
            @RequestParam Map<String, String> fields,
            Principal who,
            RedirectAttributes redirect) {
        PlaceId root = upwards(place).getFirst().id();
        Said.on(redirect, attempt(() -> {
            PointPlan.Wish wish = wish(fields);
            if (points == null || points.isEmpty() || wish.isEmpty()) {
                return t("Tick some points, and fill in what shall hold for them.");
            }
            if (!points.stream().allMatch(Sight.now()::seesPoint)) {
                throw PageAddress.nothing();
            }
            List<PointPlan> before =
                    plans.change(points.stream().map(PointId::new).toList(), wish, who.getName());
            if (!before.isEmpty()) {
                undo.offer(redirect, () -> {
                    before.forEach(old -> plans.save(old, who.getName()));
                    return t("What was wanted is as it was.");
                });
            }
            return t("Of %s points, %s changed.", points.size(), before.size());
        }));
        return "redirect:/plan/in/" + root;
    }

    @GetMapping("/plan/points/{point}")
    String point(@PathVariable String point, @RequestParam(defaultValue = "") String q, Model model) {
        BoardRow row = row(point);
        model.addAttribute("row", row);
        model.addAttribute("lacks", row.lacks(times.today()));
        model.addAttribute("upwards", seen(places.upwards(row.site())));
        model.addAttribute("surveys", plans.surveys());
        model.addAttribute("kept", reservations.at(row.point()));
        // Stock stands nowhere, and so in nobody's sub-tree.
        model.addAttribute("spare", Sight.now().isWhole() ? reservations.spare(q, OFFERED) : List.of());
        model.addAttribute("q", q);
        return "plan/point";
    }

    @PostMapping("/plan/points/{point}")
    String save(
            @PathVariable String point,
            @RequestParam Map<String, String> fields,
            Principal who,
            RedirectAttributes redirect) {
        PointPlan old = row(point).plan();
        Said.on(redirect, attempt(() -> {
            PointPlan.Wish wish = wish(fields);
            plans.save(
                    new PointPlan(
                            old.point(),
                            wish.survey(),
                            fields.getOrDefault("sign", ""),
                            fields.getOrDefault("format", ""),
                            wish.due()),
                    who.getName());
            undo.offer(redirect, () -> {
                plans.save(old, who.getName());
                return t("What was wanted is as it was.");
            });
            return t("What is wanted here is noted.");
        }));
        return "redirect:/plan/points/" + old.point();
    }

    @PostMapping("/plan/points/{point}/reserve")
    String reserve(@PathVariable String point, @RequestParam String kiosk, Principal who, RedirectAttributes redirect) {
        PointId id = row(point).point();
        Said.on(redirect, attempt(() -> switch (reservations.reserve(id, new KioskId(kiosk.strip()), who.getName())) {
            case Outcome.Done<Reservations.Reservation>(var made) -> t("%s is kept for this point.", made.kioskName());
            case Outcome.Refused<Reservations.Reservation>(var why) -> why;
        }));
        return "redirect:/plan/points/" + id;
    }

    @PostMapping("/plan/points/{point}/free")
    String free(@PathVariable String point, Principal who, RedirectAttributes redirect) {
        PointId id = row(point).point();
        Optional<Reservations.Reservation> old = reservations.free(id);
        Said.on(
                redirect,
                old.map(one -> t("%s is in stock for others again.", one.kioskName()))
                        .orElse(t("No kiosk was kept for this point.")));
        old.ifPresent(one -> undo.offer(redirect, () -> switch (reservations.reserve(id, one.kiosk(), who.getName())) {
            case Outcome.Done<Reservations.Reservation> _ -> t("%s is kept for the point again.", one.kioskName());
            case Outcome.Refused<Reservations.Reservation>(var why) -> why;
        }));
        return "redirect:/plan/points/" + id;
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

    /// What was filled in; an empty field leaves what was.
    private static PointPlan.Wish wish(Map<String, String> fields) {
        String survey = fields.getOrDefault("survey", "").strip();
        String due = fields.getOrDefault("due", "").strip();
        return new PointPlan.Wish(
                survey.isEmpty() ? null : new SurveyId(survey),
                nullIfBlank(fields.getOrDefault("sign", "")),
                nullIfBlank(fields.getOrDefault("format", "")),
                due.isEmpty() ? null : LocalDate.parse(due));
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text;
    }

    private static List<Place> seen(List<Place> upwards) {
        return upwards.stream()
                .filter(place -> Sight.now().seesPlace(place.id().value()))
                .toList();
    }

    private BoardRow row(String point) {
        return board.find(PageAddress.read(point, PointId::new)).orElseThrow(PageAddress::nothing);
    }

    private List<Place> upwards(String place) {
        List<Place> upwards = seen(places.upwards(PageAddress.read(place, PlaceId::new)));
        if (upwards.isEmpty()) {
            throw PageAddress.nothing();
        }
        return upwards;
    }
}
