package fi.hymy.fleet.device;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.time.Duration;
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
/// @param sentAt when the broker had it, or null
/// @param receivedAt when the kiosk first said something of it, or null
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
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable String fileType,
        long fileSize) {

    /// What is begun and not heard of for so long after its time was over will not be heard of any more.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /// Where it stands for whoever waits for it.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        EXPIRED,
        REFUSED,
        /// Begun, and never heard of again.
        SILENT
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
            case RUNNING -> now.isAfter(expiresAt.plus(PATIENCE)) ? State.SILENT : State.RUNNING;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
            case EXPIRED -> State.EXPIRED;
            case REFUSED -> State.REFUSED;
        };
    }
}
