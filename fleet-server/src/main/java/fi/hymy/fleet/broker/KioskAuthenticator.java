package fi.hymy.fleet.broker;

import fi.hymy.protocol.id.KioskId;
import java.math.BigInteger;
import java.security.cert.X509Certificate;

/// Knows which certificates of kiosks are good. That the authority signed one, and that it has not expired, was
/// checked before.
public interface KioskAuthenticator {
    /// Whether this kiosk exists and the certificate was given to it and not taken back. May wait for a database;
    /// an exception means that it could not be found out, and the kiosk is told to come again, not that it is a
    /// stranger.
    ///
    /// @param serial of the certificate
    boolean accepts(KioskId kiosk, BigInteger serial);

    /// The same, for who has the whole certificate.
    default boolean accepts(KioskId kiosk, X509Certificate certificate) {
        return accepts(kiosk, certificate.getSerialNumber());
    }
}
