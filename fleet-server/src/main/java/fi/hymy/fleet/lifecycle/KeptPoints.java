package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.site.PointId;
import fi.hymy.protocol.id.KioskId;
import java.util.Optional;

/// Knows for which point a kiosk is kept. The feature that plans brings it.
public interface KeptPoints {
    Optional<PointId> of(KioskId kiosk);

    /// It hangs somewhere now: it is kept for nothing any more.
    void hung(KioskId kiosk);
}
