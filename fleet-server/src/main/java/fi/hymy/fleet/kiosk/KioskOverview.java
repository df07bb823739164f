package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.web.Panel;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the first page: how the kiosks are, in figures. Which of them needs somebody is what the alarms say.
@Component
final class KioskOverview implements Panel {
    private final KioskListing listing;

    KioskOverview(KioskListing listing) {
        this.listing = listing;
    }

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public boolean keepsToSight() {
        return true;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Part> part(String subject) {
        return Optional.of(new Part("kiosk/overview", Map.of("totals", listing.totals())));
    }
}
