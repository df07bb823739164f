package fi.hymy.fleet.gateway;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Downlink;
import java.util.concurrent.CompletionStage;

/// What the server says to kiosks.
public interface Downlinks {
    /// Hands a message to the broker for one kiosk. The stage completes when the broker has it, which does not mean
    /// that
    /// the kiosk does: whatever must arrive is said again when the kiosk comes back.
    ///
    /// Never throws for a kiosk that is away; the stage fails when the broker cannot be reached. Any thread may
    /// call.
    CompletionStage<Void> send(KioskId kiosk, Downlink message);
}
