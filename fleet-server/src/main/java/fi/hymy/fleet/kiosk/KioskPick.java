package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Which kiosks somebody means who wants to do something with many of them: only such as that one may see.
@Component
public final class KioskPick {
    private final KioskListing listing;
    private final Kiosks kiosks;

    KioskPick(KioskListing listing, Kiosks kiosks) {
        this.listing = listing;
        this.kiosks = kiosks;
    }

    /// @param query none means all
    /// @return by name
    public List<Kiosk> of(Reading.Good query) {
        return listing.all(query);
    }

    /// Those of them that there are, by name.
    ///
    /// @param ids some hundred at most
    public List<Kiosk> of(List<KioskId> ids) {
        return ids.isEmpty()
                ? List.of()
                : kiosks.of(ids).stream()
                        .filter(kiosk -> Sight.now().seesKiosk(kiosk.id().value()))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList();
    }
}
