package fi.hymy.fleet.site;

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
}
