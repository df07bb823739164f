package fi.hymy.protocol.message;

import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.response.Stamp;

/// A message with its identity and the moment it was sent.
///
/// The kiosk it comes from is never in it: that is known from the authenticated connection alone.
///
/// @param id new for each sending of a new message; the same when the very same message is sent again
/// @param sequence counts what the sender sent since its boot, 0 and up
/// @param sentAt by the sender's clock
public record Envelope<M extends Message>(MessageId id, long sequence, Stamp sentAt, M message) {
    /// The major version of the wire that this code speaks. A newer one is deferred, not guessed at.
    public static final int VERSION = 1;

    public Envelope {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be 0 or more, it is " + sequence);
        }
    }
}
