package fi.hymy.fleet.site;

import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: where it stands, where it goes next, where it was, and its tags.
@Component
final class PlacePanel implements Panel {
    private final Placements placements;
    private final Places places;
    private final KioskTags tags;
    private final Times times;

    PlacePanel(Placements placements, Places places, KioskTags tags, Times times) {
        this.placements = placements;
        this.places = places;
        this.tags = tags;
        this.times = times;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Part> part(String subject) {
        var kiosk = new KioskId(subject);
        List<StayRow> stays = placements.of(kiosk).stream()
                .filter(Stay::isSeen)
                .map(stay -> new StayRow(
                        stay,
                        SiteFacts.of(places.upwards(stay.site()), times.zone())
                                .zone()
                                .value(),
                        times.now()))
                .toList();
        return Optional.of(
                new Part("site/panel", Map.of("kiosk", subject, "stays", stays, "tags", Tags.text(tags.of(kiosk)))));
    }
}
