package fi.hymy.fleet.site;

import fi.hymy.fleet.web.Sight;
import java.time.Instant;

/// A placement with the names of what it names.
///
/// @param kiosk the kiosk's name
public record Stay(Placement placement, String kiosk, String point, PlaceId site, String siteName) {
    public boolean isNow(Instant now) {
        return placement.covers(now);
    }

    public boolean isPlanned(Instant now) {
        return placement.from().isAfter(now);
    }

    /// Whether it is at a point that the one who asks may see.
    boolean isSeen() {
        return Sight.now().seesPoint(placement.point().value());
    }
}
