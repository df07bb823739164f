package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.Stay;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a kiosk shows at every moment, by all that is decided and planned now: where it will stand, what is
/// assigned
/// to it there, and its standing survey. Evaluated by the very code that the kiosk runs.
@Component
final class Calendar {
    /// More would be no calendar any more.
    private static final int MOST = 3000;

    private final Programming programming;
    private final Reach reach;
    private final Placements placements;
    private final Places places;
    private final DeviceSetups setups;
    private final Twin twin;
    private final Times times;

    Calendar(
            Programming programming,
            Reach reach,
            Placements placements,
            Places places,
            DeviceSetups setups,
            Twin twin,
            Times times) {
        this.programming = programming;
        this.reach = reach;
        this.placements = placements;
        this.places = places;
        this.setups = setups;
        this.twin = twin;
        this.times = times;
    }

    /// Without a hole, from the one moment to the other.
    List<Span> of(KioskId kiosk, Instant from, Instant to) {
        List<Stay> stays = placements.of(kiosk);
        List<Planned> active = programming.active();
        SurveyRef standing = twin.find(kiosk).desired().survey().orElse(null);
        DeviceSetup setup = setups.find(kiosk).map(DeviceSetups.Saved::setup).orElse(null);
        var spans = new ArrayList<Span>();
        List<Instant> edges = edges(stays, from, to);
        for (int i = 0; i + 1 < edges.size() && spans.size() < MOST; i++) {
            Instant begin = edges.get(i);
            SiteRules rules = rules(stays, begin);
            List<Planned> reaching = active.stream()
                    .filter(planned -> reach.means(planned.target(), kiosk, begin))
                    .toList();
            Schedule schedule = DeviceSetups.schedule(setup, Composition.schedule(rules, reaching, begin));
            spans(spans, schedule, standing, rules.zone(), begin, edges.get(i + 1));
        }
        return spans;
    }

    /// The zone in which a kiosk's days are meant at a moment.
    ZoneId zone(KioskId kiosk, Instant at) {
        ZoneId site = rules(placements.of(kiosk), at).zone();
        return setups.find(kiosk)
                .map(DeviceSetups.Saved::setup)
                .filter(setup -> !setup.opening().isAlways())
                .flatMap(DeviceSetup::zone)
                .orElse(site);
    }

    private SiteRules rules(List<Stay> stays, Instant at) {
        Optional<Stay> there = stays.stream().filter(stay -> stay.isNow(at)).findFirst();
        return there.map(stay -> SiteRules.of(places.upwards(stay.site()), times.zone()))
                .orElseGet(() -> SiteRules.nowhere(times.zone()));
    }

    /// Where the kiosk comes, goes or moves.
    private static List<Instant> edges(List<Stay> stays, Instant from, Instant to) {
        var edges = new TreeSet<Instant>(List.of(from, to));
        stays.stream()
                .flatMap(stay -> Stream.concat(Stream.of(stay.placement().from()), stay.placement().to().stream()))
                .filter(edge -> edge.isAfter(from) && edge.isBefore(to))
                .forEach(edges::add);
        return List.copyOf(edges);
    }

    private static void spans(
            List<Span> spans,
            @Nullable Schedule schedule,
            @Nullable SurveyRef standing,
            ZoneId nowhere,
            Instant from,
            Instant to) {
        if (schedule == null) {
            spans.add(new Span(from, to, nowhere, standing, List.of(), true));
            return;
        }
        Instant at = from;
        while (at.isBefore(to) && spans.size() < MOST) {
            Instant next =
                    schedule.nextTurn(at).filter(turn -> turn.isBefore(to)).orElse(to);
            List<Assignment> inForce = schedule.inForce(at);
            SurveyRef shows = inForce.isEmpty() ? standing : inForce.getFirst().survey();
            spans.add(new Span(at, next, schedule.zone(), shows, inForce, schedule.open(at)));
            at = next;
        }
    }
}
