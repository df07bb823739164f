package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.util.Set;

/// What the registry asks of whoever listens to the boxes: which of them say that something is gravely wrong, as a card
/// that dies.
public interface BoxTroubles {
    /// As of some seconds ago. Any thread.
    Set<KioskId> grave();
}
