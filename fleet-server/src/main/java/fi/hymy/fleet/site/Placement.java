package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A kiosk's stay at a point.
///
/// @param from its first moment
/// @param toOrNull the first moment after it, or null while no end is known
/// @param by an operator's user name
public record Placement(
        PlacementId id,
        KioskId kiosk,
        PointId point,
        Instant from,
        @Nullable Instant toOrNull,
        Instant madeAt,
        String by) {
    public Placement {
        if (toOrNull != null && !toOrNull.isAfter(from)) {
            throw new IllegalArgumentException(t("a stay must end after it begins"));
        }
    }

    public Optional<Instant> to() {
        return Optional.ofNullable(toOrNull);
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (toOrNull == null || at.isBefore(toOrNull));
    }
}
