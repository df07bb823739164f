package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.util.Collection;
import java.util.Map;

/// Which kiosks cannot come, whatever their network does.
public interface ShutOuts {
    Map<KioskId, ShutOut> all();

    /// @param kiosks at most a page of them
    Map<KioskId, ShutOut> among(Collection<KioskId> kiosks);
}
