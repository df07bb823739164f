package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;

/// Hears what kiosks say of their outboxes.
public interface OutboxWatcher {
    /// Called on a thread of the broker: must return at once.
    void seen(KioskId kiosk, OutboxFacts outbox);
}
