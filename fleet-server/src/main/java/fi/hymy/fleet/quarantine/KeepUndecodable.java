package fi.hymy.fleet.quarantine;

import fi.hymy.fleet.gateway.UndecodableKeeper;
import fi.hymy.fleet.quarantine.Quarantined.Kind;
import fi.hymy.protocol.id.KioskId;
import org.springframework.stereotype.Component;

/// Messages that the gateway cannot read.
@Component
final class KeepUndecodable implements UndecodableKeeper {
    private final Quarantine quarantine;

    KeepUndecodable(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public boolean keep(KioskId kiosk, String reason, byte[] raw) {
        return quarantine.keep(kiosk, Kind.UNDECODABLE, reason, null, Held.of(raw));
    }
}
