package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;

/// Hears that one kiosk takes another's place: for features that keep something of their own by kiosk, and
/// hand it on.
public interface ReplacementWatcher {
    /// Called within the transaction in which it happens.
    ///
    /// @param by the operator's user name
    void replaced(KioskId old, KioskId fresh, String by);
}
