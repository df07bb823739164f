package fi.hymy.fleet.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Optional;

/// A certificate that was given to a kiosk.
///
/// @param serial 32 hex digits
/// @param keyHash SHA-256 of its public key
/// @param certificate PEM
/// @param issuedBy an operator's user name, or the kiosk's own id when it renewed its certificate
/// @param firstUsedAt when the kiosk first came with it
/// @param endsAt when it ends because a newer one came into use
record Credential(
        String serial,
        KioskId kiosk,
        String keyHash,
        String certificate,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        Optional<Instant> firstUsedAt,
        Optional<Instant> endsAt,
        Optional<Revoked> revoked) {
    /// @param by the operator's user name
    record Revoked(Instant at, String by) {}

    boolean isGood(Instant now) {
        return revoked.isEmpty()
                && expiresAt.isAfter(now)
                && endsAt.filter(end -> !end.isAfter(now)).isEmpty();
    }
}
