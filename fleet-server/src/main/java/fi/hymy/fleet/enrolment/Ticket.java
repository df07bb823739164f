package fi.hymy.fleet.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Optional;

/// A kiosk that asked to join.
///
/// @param ticket by which the kiosk asks how far it is; known to it alone
/// @param publicKey as [SigningRequest#keyText]
/// @param appVersion what the kiosk says of its program
/// @param hardware what the kiosk says of its box
/// @param address where it asked from
/// @param expiresAt when its code ends; once claimed, until when it is answered
record Ticket(
        String ticket,
        Code code,
        String keyHash,
        String publicKey,
        String appVersion,
        String hardware,
        String address,
        Instant openedAt,
        Instant expiresAt,
        Optional<Claimed> claim) {
    /// @param by the operator's user name
    /// @param serial of the certificate that was made
    record Claimed(KioskId kiosk, Instant at, String by, String serial) {}
}
