package fi.hymy.protocol.id;

import java.util.UUID;

/// Names one envelope on the wire.
///
/// @param value a UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then randomness
public record MessageId(UUID value) {
    public MessageId {
        UuidV7.check("message id", value);
    }

    /// Reads the 36 characters of the standard text form.
    ///
    /// @throws IllegalArgumentException when the text is no UUID of version 7
    public static MessageId parse(String text) {
        return new MessageId(UuidV7.parse("message id", text));
    }

    /// Makes an id from a time and 128 random bits, of which 74 are used.
    ///
    /// @param epochMillis 0 to 2^48 - 1; a wrong clock makes a worse order, never a clash
    public static MessageId of(long epochMillis, long randomA, long randomB) {
        return new MessageId(UuidV7.of(epochMillis, randomA, randomB));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
