package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;

/// Who can tell behind which line a kiosk sits: those of one site share one.
public interface SiteLines {
    /// A name for the line; empty when the kiosk stands nowhere.
    Optional<String> of(KioskId kiosk);
}
