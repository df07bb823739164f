package fi.hymy.fleet.device;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command with what became of it so far.
///
/// @param kind one of [ActionWords]
/// @param amount percent, pixels or seconds, by kind; null when the kind takes none
/// @param by who asked
/// @param answer the last that the kiosk said of it, or null
/// @param detail in words, empty when there are none
/// @param changedAt by the server's clock
/// @param fileType media type of the file that came, or null
record Issued(
        CommandId id,
        KioskId kiosk,
        String kind,
        @Nullable Long amount,
        Instant issuedAt,
        Instant expiresAt,
        String by,
        @Nullable Outcome answer,
        String detail,
        Instant changedAt,
        @Nullable String fileType,
        long fileSize) {

    /// Where it stands for whoever waits for it.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        EXPIRED,
        REFUSED
    }

    Optional<String> file() {
        return Optional.ofNullable(fileType);
    }

    /// One that the kiosk never spoke of is expired once its time is over.
    State state(Instant now) {
        if (answer == null) {
            return now.isAfter(expiresAt) ? State.EXPIRED : State.WAITING;
        }
        return switch (answer) {
            case RUNNING -> State.RUNNING;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
            case EXPIRED -> State.EXPIRED;
            case REFUSED -> State.REFUSED;
        };
    }
}
