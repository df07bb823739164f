package fi.hymy.protocol.response;

import fi.hymy.protocol.id.SealingKeyId;
import java.util.Base64;

/// The answers of one response that only the server can read, sealed together.
///
/// @param key to which they are sealed
/// @param text the encapsulated key (32 bytes) and then the ciphertext, base64url without padding
public record SealedPart(SealingKeyId key, String text) {
    /// The most bytes that a part may have, so that its text fits into one string on the wire.
    public static final int MAX_BYTES = 24 * 1024 - 64;

    /// An encapsulated key and the tag of an empty ciphertext.
    private static final int MIN_BYTES = 48;

    public SealedPart {
        int length = Base64.getUrlDecoder().decode(text).length;
        if (length < MIN_BYTES || length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a sealed part must have %d to %d bytes, it has %d".formatted(MIN_BYTES, MAX_BYTES, length));
        }
    }

    public static SealedPart of(SealingKeyId key, byte[] bytes) {
        return new SealedPart(key, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
