package fi.hymy.fleet.rollout;

import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.SiteFacts;
import fi.hymy.fleet.web.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Kiosks by queries over the sites.
@Component
final class SiteTargets implements Targets {
    private final KioskQueries queries;
    private final Places places;
    private final Times times;

    SiteTargets(KioskQueries queries, Places places, Times times) {
        this.queries = queries;
        this.places = places;
        this.times = times;
    }

    @Override
    public List<KioskAt> page(String query, @Nullable KioskAt after, int limit) {
        return switch (KioskQuery.read(query)) {
            case KioskQuery.Reading.Good(var read) -> queries.page(read, after, limit);
            case KioskQuery.Reading.Bad bad -> throw new IllegalStateException(bad.inWords());
        };
    }

    /// Those of the sites where the kiosks stand now; that of the server for one that stands nowhere.
    @Override
    public List<String> zones(List<KioskAt> kiosks) {
        Map<PlaceId, Place> all = places.all().stream().collect(Collectors.toMap(Place::id, Function.identity()));
        return kiosks.stream()
                .map(kiosk -> kiosk.standsAt()
                        .map(spot -> SiteFacts.of(upwards(all, spot.site()), times.zone())
                                .zone()
                                .value())
                        .orElse(times.zone())
                        .getId())
                .toList();
    }

    private static List<Place> upwards(Map<PlaceId, Place> all, PlaceId site) {
        var upwards = new ArrayList<Place>();
        for (Place place = all.get(site); place != null && upwards.size() < all.size(); ) {
            upwards.add(place);
            place = place.parent().map(all::get).orElse(null);
        }
        return upwards;
    }
}
