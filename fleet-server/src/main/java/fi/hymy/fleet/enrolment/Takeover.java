package fi.hymy.fleet.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;

/// How one kiosk takes another's place.
interface Takeover {
    /// Within a transaction, which is to be rolled back when this refuses. Afterwards [#cut] ends the old one's
    /// connection.
    ///
    /// @param by the operator's user name
    /// @return why not, or empty
    Optional<String> take(KioskId old, KioskId fresh, String by);

    void cut(KioskId old);
}
