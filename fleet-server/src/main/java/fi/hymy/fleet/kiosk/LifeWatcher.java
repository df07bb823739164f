package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;

/// Wants to know what becomes of a kiosk, wherever it is decided. Called after the commit, by any thread.
public interface LifeWatcher {
    /// Somebody claimed the box behind it: from now on it can prove who it is.
    ///
    /// @param by an operator's user name
    void claimed(KioskId kiosk, String by);

    /// It is not to come back: revoked, or replaced by another.
    ///
    /// @param why in a sentence
    void retired(KioskId kiosk, String by, String why);
}
