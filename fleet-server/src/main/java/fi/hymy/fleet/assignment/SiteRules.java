package fi.hymy.fleet.assignment;

import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.SiteFacts;
import fi.hymy.protocol.schedule.Hours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What holds for a kiosk by where it stands.
record SiteRules(ZoneId zone, Hours opening) {
    /// Where nobody said anything, and for a kiosk that stands nowhere.
    static SiteRules nowhere(ZoneId server) {
        return new SiteRules(server, Hours.ALWAYS);
    }

    static SiteRules of(List<Place> upwards, ZoneId server) {
        SiteFacts facts = SiteFacts.of(upwards, server);
        return new SiteRules(facts.zone().value(), facts.opening().value());
    }

    /// Of every place, all read at once.
    static Map<PlaceId, SiteRules> all(Collection<Place> all, ZoneId server) {
        Map<PlaceId, Place> byId = new HashMap<>();
        all.forEach(place -> byId.put(place.id(), place));
        Map<PlaceId, SiteRules> rules = new HashMap<>();
        all.forEach(place -> rules.put(place.id(), of(upwards(place, byId), server)));
        return rules;
    }

    private static List<Place> upwards(Place place, Map<PlaceId, Place> byId) {
        var upwards = new ArrayList<Place>();
        Optional<Place> next = Optional.of(place);
        while (next.isPresent() && upwards.size() < byId.size()) {
            upwards.add(next.get());
            next = next.get().parent().map(byId::get);
        }
        return upwards;
    }
}
