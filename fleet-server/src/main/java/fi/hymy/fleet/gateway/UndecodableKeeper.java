package fi.hymy.fleet.gateway;

import fi.hymy.protocol.id.KioskId;

/// Keeps messages that nobody can read, within a bound.
public interface UndecodableKeeper {
    /// May wait for the database, and throw when it does not answer.
    ///
    /// @return whether it is kept: false when the room for this kiosk is full
    boolean keep(KioskId kiosk, String reason, byte[] raw);
}
