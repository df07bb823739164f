package fi.hymy.fleet.site;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A kiosk and where it stands now.
///
/// @param spot null when it stands nowhere
/// @param linked empty when it never came
public record KioskAt(KioskId id, String name, @Nullable Spot spot, Optional<Boolean> linked) {
    /// A point and its site, with names.
    public record Spot(PointId point, String pointName, PlaceId site, String siteName) {}

    public Optional<Spot> standsAt() {
        return Optional.ofNullable(spot);
    }
}
