package fi.hymy.fleet.broker;

import fi.hymy.protocol.id.KioskId;

/// Knows which kiosks there are.
public interface KioskAuthenticator {
    /// Whether this kiosk exists and the secret is its own. May wait for a database; an exception means that it
    /// could not be found out, and the kiosk is told to come again, not that it is a stranger.
    boolean accepts(KioskId kiosk, String secret);
}
