package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskListing.Choice;
import fi.hymy.fleet.kiosk.KioskListing.Order;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the first page: how the kiosks are, and which of them need somebody.
@Component
final class KioskOverview implements Panel {
    private static final int LISTED = 8;
    private static final Choice WORST = new Choice(new Reading.Good("", "", Map.of()), true, Order.WORST);

    private final KioskListing listing;
    private final Fleet fleet;
    private final SurveyNames names;

    KioskOverview(KioskListing listing, Fleet fleet, SurveyNames names) {
        this.listing = listing;
        this.fleet = fleet;
        this.names = names;
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
        KioskListing.Totals totals = listing.totals();
        List<KioskId> worst = totals.trouble() == 0
                ? List.of()
                : listing.page(WORST, null, LISTED).stream()
                        .map(KioskListing.Row::id)
                        .toList();
        List<KioskRow> rows = fleet.of(worst).stream()
                .map(status -> new KioskRow(status, names))
                .toList();
        return Optional.of(new Part("kiosk/overview", Map.of("totals", totals, "rows", rows)));
    }
}
