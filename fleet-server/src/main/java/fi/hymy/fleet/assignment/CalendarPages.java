package fi.hymy.fleet.assignment;

import fi.hymy.fleet.assignment.CalendarView.Part;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Points;
import fi.hymy.fleet.site.Stay;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What shows when: a week or a month of a kiosk, of a point whichever kiosk stands there, and of a site's
/// points.
@Controller
final class CalendarPages {
    private static final int WEEK = 7;

    /// A site with more points shows the first ones, and links to each.
    private static final int POINTS = 12;

    private final Calendar calendar;
    private final Shown shown;
    private final Kiosks kiosks;
    private final Points points;
    private final Places places;
    private final Placements placements;
    private final SurveyNames names;
    private final Times times;

    CalendarPages(
            Calendar calendar,
            Shown shown,
            Kiosks kiosks,
            Points points,
            Places places,
            Placements placements,
            SurveyNames names,
            Times times) {
        this.calendar = calendar;
        this.shown = shown;
        this.kiosks = kiosks;
        this.points = points;
        this.places = places;
        this.placements = placements;
        this.names = names;
        this.times = times;
    }

    /// A calendar under its own heading.
    ///
    /// @param href of what it is about
    record Lane(String name, String href, CalendarView view) {}

    /// @param first day that is shown
    /// @param days how many
    record Window(LocalDate first, int days, boolean month, LocalDate today) {
        static Window of(String date, String view, LocalDate today) {
            LocalDate day = date.isEmpty() ? today : read(date);
            return view.equals("month")
                    ? new Window(
                            day.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                            weeksOf(day) * WEEK,
                            true,
                            day)
                    : new Window(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), WEEK, false, day);
        }

        private static int weeksOf(LocalDate day) {
            LocalDate first = day.withDayOfMonth(1);
            int before = first.getDayOfWeek().getValue() - 1;
            return (before + day.lengthOfMonth() + WEEK - 1) / WEEK;
        }

        private static LocalDate read(String text) {
            return PageAddress.read(text, written -> {
                try {
                    LocalDate date = LocalDate.parse(written);
                    if (date.getYear() >= 2000 && date.getYear() <= 9000) {
                        return date;
                    }
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException("no date", e);
                }
                throw new IllegalArgumentException("no date of use");
            });
        }

        String before() {
            return (month ? today.withDayOfMonth(1).minusMonths(1) : first.minusDays(WEEK)).toString();
        }

        String after() {
            return (month ? today.withDayOfMonth(1).plusMonths(1) : first.plusDays(WEEK)).toString();
        }
    }

    @GetMapping("/kiosks/{id}/calendar")
    String ofKiosk(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "week") String view,
            Model model) {
        Kiosk kiosk = kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
        ZoneId zone = calendar.zone(kiosk.id(), times.now());
        Window window = window(date, view, zone);
        String href = "/kiosks/" + id;
        return page(kiosk.name(), href, window, List.of(new Lane("", href, lane(kiosk.id(), window, zone))), model);
    }

    @GetMapping("/assignments/calendar/points/{id}")
    String ofPoint(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "week") String view,
            Model model) {
        ExperiencePoint point = points.find(PageAddress.read(id, PointId::new)).orElseThrow(PageAddress::nothing);
        ZoneId zone = zone(point.site());
        Window window = window(date, view, zone);
        String href = "/sites/points/" + id;
        return page(point.name(), href, window, List.of(new Lane("", href, lane(point, window, zone))), model);
    }

    @GetMapping("/assignments/calendar/places/{id}")
    String ofSite(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "week") String view,
            Model model) {
        Place site = places.find(PageAddress.read(id, PlaceId::new)).orElseThrow(PageAddress::nothing);
        ZoneId zone = zone(site.id());
        Window window = window(date, view, zone);
        List<Lane> lanes = points.at(site.id()).stream()
                .limit(POINTS)
                .map(point -> new Lane(point.name(), "/sites/points/" + point.id(), lane(point, window, zone)))
                .toList();
        return page(site.name(), "/sites/places/" + id, window, lanes, model);
    }

    private String page(String name, String href, Window window, List<Lane> lanes, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("href", href);
        model.addAttribute("window", window);
        model.addAttribute("lanes", lanes);
        return "assignment/calendar";
    }

    private Window window(String date, String view, ZoneId zone) {
        return Window.of(date, view, LocalDate.ofInstant(times.now(), zone));
    }

    private ZoneId zone(PlaceId place) {
        return SiteRules.of(places.upwards(place), times.zone()).zone();
    }

    private CalendarView lane(KioskId kiosk, Window window, ZoneId zone) {
        List<Span> planned = calendar.of(kiosk, begin(window, zone), end(window, zone));
        return view(shown.over(planned, kiosk, "", times.now()), window, zone);
    }

    /// Whichever kiosk stands there.
    private CalendarView lane(ExperiencePoint point, Window window, ZoneId zone) {
        Instant begin = begin(window, zone);
        Instant end = end(window, zone);
        List<Stay> stays = placements.at(point.id()).stream()
                .sorted(Comparator.comparing(stay -> stay.placement().from()))
                .toList();
        var parts = new ArrayList<Part>();
        Instant at = begin;
        for (Stay stay : stays) {
            Instant from = later(stay.placement().from(), at);
            Instant to = earlier(stay.placement().toOrNull(), end);
            if (from.isBefore(to)) {
                away(parts, at, from);
                KioskId kiosk = stay.placement().kiosk();
                parts.addAll(shown.over(calendar.of(kiosk, from, to), kiosk, stay.kiosk(), times.now()));
                at = to;
            }
        }
        away(parts, at, end);
        return view(parts, window, zone);
    }

    private static void away(List<Part> parts, Instant from, Instant to) {
        if (from.isBefore(to)) {
            parts.add(new Part(from, to, null, ""));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private CalendarView view(List<Part> parts, Window window, ZoneId zone) {
        Map<SurveyId, String> known = new HashMap<>();
        return CalendarView.of(
                parts,
                window.first(),
                window.days(),
                zone,
                times.now(),
                survey -> known.computeIfAbsent(survey, names::of));
    }

    private static Instant begin(Window window, ZoneId zone) {
        return window.first().atStartOfDay(zone).toInstant();
    }

    private static Instant end(Window window, ZoneId zone) {
        return window.first().plusDays(window.days()).atStartOfDay(zone).toInstant();
    }
}
