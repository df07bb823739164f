package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Set;

/// Shuts kiosks out: their certificates are taken back, and connections that stand end.
public interface Revoker {
    /// Returns once it is written down; connections may stand for a moment longer.
    ///
    /// @param by an operator's user name
    /// @return those that were let in until now, and must join anew to come again
    Set<KioskId> shutOut(List<KioskId> kiosks, String by);
}
