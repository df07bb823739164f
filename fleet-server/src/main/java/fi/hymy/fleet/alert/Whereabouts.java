package fi.hymy.fleet.alert;

import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.SiteFacts;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Where kiosks stand, by which hours, and which of them are in service.
@Component
final class Whereabouts {
    private static final String SERVING = "life:installed,in_service";
    private static final String ON_ITS_WAY = "life:shipped";
    private static final String RETIRED = "life:retired";
    private static final String ON_THE_BENCH = "life:assembled";

    private final Places places;
    private final KioskQueries queries;
    private final Times times;

    Whereabouts(Places places, KioskQueries queries, Times times) {
        this.places = places;
        this.queries = queries;
        this.times = times;
    }

    /// When somebody can answer, and by which clock.
    record Hour(ZoneId zone, Hours opening) {}

    /// All of it at one moment; it changes seldom.
    ///
    /// @param sites the site of each kiosk that stands somewhere
    /// @param hours of each site
    /// @param shipped those that nobody has said to have arrived
    /// @param bench those that are put together, and that nobody has said to hang anywhere
    /// @param elsewhere what holds where nothing is said
    record Where(
            Map<KioskId, String> sites,
            Map<String, Hour> hours,
            Set<KioskId> serving,
            Set<KioskId> shipped,
            Set<KioskId> retired,
            Set<KioskId> bench,
            Hour elsewhere) {
        String site(KioskId kiosk) {
            return sites.getOrDefault(kiosk, "");
        }

        /// Whether somebody should care: it stands somewhere, is said to be in service, or gave answers already, other
        /// than on the bench. Whoever placed it and forgot to say that it is installed is told all the same.
        boolean isWatched(KioskStatus status) {
            KioskId kiosk = status.kiosk().id();
            return !retired.contains(kiosk)
                    && !shipped.contains(kiosk)
                    && (sites.containsKey(kiosk)
                            || serving.contains(kiosk)
                            || (status.lastResponseAt().isPresent() && !bench.contains(kiosk)));
        }

        /// A kiosk's own hours win over those of its site.
        Hour hour(KioskStatus status) {
            Optional<Schedule> own = status.twin().desired().schedule();
            return own.map(schedule -> new Hour(schedule.zone(), schedule.opening()))
                    .orElseGet(() -> hours.getOrDefault(site(status.kiosk().id()), elsewhere));
        }
    }

    Where now() {
        List<Place> all = places.all();
        Map<PlaceId, Place> byId = new HashMap<>();
        all.forEach(place -> byId.put(place.id(), place));
        Map<String, Hour> hours = new HashMap<>();
        all.forEach(place -> {
            SiteFacts facts = SiteFacts.of(upwards(place, byId), times.zone());
            hours.put(
                    place.id().value(),
                    new Hour(facts.zone().value(), facts.opening().value()));
        });
        return new Where(
                queries.sites(),
                hours,
                kiosks(SERVING),
                kiosks(ON_ITS_WAY),
                kiosks(RETIRED),
                kiosks(ON_THE_BENCH),
                new Hour(times.zone(), Hours.ALWAYS));
    }

    private Set<KioskId> kiosks(String query) {
        return switch (KioskQuery.read(query)) {
            case KioskQuery.Reading.Good(var read) -> new HashSet<>(queries.ids(read));
            case KioskQuery.Reading.Bad bad -> throw new IllegalStateException(bad.inWords());
        };
    }

    private static List<Place> upwards(Place place, Map<PlaceId, Place> byId) {
        List<Place> upwards = new ArrayList<>();
        Optional<Place> next = Optional.of(place);
        while (next.isPresent() && upwards.size() < byId.size()) {
            upwards.add(next.get());
            next = next.get().parent().map(byId::get);
        }
        return upwards;
    }
}
