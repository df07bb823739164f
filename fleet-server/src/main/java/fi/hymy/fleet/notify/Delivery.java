package fi.hymy.fleet.notify;

import java.time.Instant;

/// Something to be sent, and how far it has come.
///
/// @param target an address, or a webhook's id
/// @param subject of a mail; of a call the type of what it tells
/// @param html empty for a call
/// @param tries how often it was tried, the one under way included
/// @param nextAt when it is tried next; while it is sent, when another may take it
/// @param problem why it did not go the last time, or empty
record Delivery(
        String id,
        Channel channel,
        String target,
        String subject,
        String body,
        String html,
        boolean secret,
        Instant madeAt,
        Instant expiresAt,
        State state,
        int tries,
        Instant nextAt,
        Instant changedAt,
        String problem) {
    enum Channel {
        MAIL,
        WEBHOOK
    }

    enum State {
        WAITING,
        /// Under way: or the server was killed while it was.
        SENDING,
        SENT,
        /// It will not be taken, or was tried often enough.
        FAILED,
        /// It could not be sent while it was of use.
        EXPIRED
    }

    /// What one try came to.
    sealed interface Outcome {
        record Sent() implements Outcome {}

        /// It may go later.
        record Later(String problem) implements Outcome {}

        /// It was not tried, for lack of something that a host must set: this does not count as a try.
        record Lacking(String problem) implements Outcome {}

        /// It will never go.
        record Refused(String problem) implements Outcome {}
    }

    boolean isOver() {
        return state != State.WAITING && state != State.SENDING;
    }

    /// What it says may reach no log.
    @Override
    public String toString() {
        return "Delivery[" + id + "]";
    }
}
