package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.lifecycle.InstallLinks;
import fi.hymy.fleet.lifecycle.LifeCycle;
import fi.hymy.fleet.lifecycle.LifeStep;
import fi.hymy.fleet.lifecycle.Lives;
import fi.hymy.fleet.lifecycle.Step;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The packing list, on the screen and on paper: ticking a line off is a step in the kiosk's life.
@Controller
final class PackingPages {
    private final PackingList packing;
    private final LifeCycle cycle;
    private final Lives lives;
    private final InstallLinks links;
    private final Places places;
    private final Times times;

    PackingPages(PackingList packing, LifeCycle cycle, Lives lives, InstallLinks links, Places places, Times times) {
        this.packing = packing;
        this.cycle = cycle;
        this.lives = lives;
        this.links = links;
        this.places = places;
        this.times = times;
    }

    /// A line with the code for whoever hangs the kiosk up.
    record Printed(PackingList.Line line, InstallLinks.Link link) {}

    /// @param in id of a place, or empty for all
    /// @param until a date, or empty for all
    @GetMapping("/plan/packing")
    String list(
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String until,
            Model model,
            HttpServletRequest request) {
        Optional<Place> place = in.isEmpty() ? Optional.empty() : places.find(PageAddress.read(in, PlaceId::new));
        LocalDate day = day(until);
        List<PackingList.Line> lines =
                packing.lines(new PackingList.Wish(place.map(Place::id).orElse(null), day));
        model.addAttribute(
                "lines",
                lines.stream()
                        .map(line -> new Printed(line, links.make(line.box().id(), request)))
                        .toList());
        model.addAttribute("place", place);
        model.addAttribute("until", day == null ? "" : day.toString());
        model.addAttribute("customers", customers());
        model.addAttribute("today", times.day(times.today()));
        return "plan/packing";
    }

    /// @param step `assembled`, `shipped`, or `back` for one step back
    @PostMapping("/plan/packing/{kiosk}/{step}")
    String tick(
            @PathVariable String kiosk,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String until,
            Principal who,
            RedirectAttributes redirect) {
        KioskId id = PageAddress.read(kiosk, KioskId::new);
        LifeStep now = lives.find(id).orElseThrow(PageAddress::nothing).step();
        LifeStep next = next(step, now);
        Said.on(
                redirect,
                switch (cycle.take(Step.of(id, next, who.getName(), key("Packing list")))) {
                    case Lives.Taken.Done _ -> t("Ticked off: it is %s.", next.small());
                    case Lives.Taken.Refused(var why) -> why;
                });
        redirect.addAttribute("in", in);
        redirect.addAttribute("until", until);
        return "redirect:/plan/packing";
    }

    static LifeStep next(String step, LifeStep now) {
        return switch (step) {
            case "assembled" -> LifeStep.ASSEMBLED;
            case "shipped" -> LifeStep.SHIPPED;
            case "back" -> now == LifeStep.SHIPPED ? LifeStep.ASSEMBLED : LifeStep.STOCK;
            default -> throw PageAddress.nothing();
        };
    }

    private List<Place> customers() {
        return places.all().stream().filter(place -> place.parent().isEmpty()).toList();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
