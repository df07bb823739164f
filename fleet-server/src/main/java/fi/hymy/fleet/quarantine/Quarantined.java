package fi.hymy.fleet.quarantine;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.ResponseId;
import java.time.Instant;
import java.util.Optional;

/// One thing in quarantine, without its bytes.
///
/// @param id the same for the same bytes from the same kiosk: what is sent again is kept once
/// @param reason at most 300 characters
/// @param size of the bytes
public record Quarantined(
        String id,
        KioskId kiosk,
        Instant receivedAt,
        Kind kind,
        String reason,
        Optional<ResponseId> response,
        long size) {

    /// Why it is here.
    public enum Kind {
        /// A whole message that nobody can read.
        UNDECODABLE,
        /// A response of a batch that cannot be read.
        UNREADABLE,
        /// A response whose id was taken by another.
        CONFLICT,
        /// A response that the database would not take.
        UNSTORABLE;

        /// Whether it is somebody's answer, which is never given up for want of room.
        boolean isResponse() {
            return this != UNDECODABLE;
        }
    }
}
