package fi.hymy.protocol.message;

import fi.hymy.protocol.id.SealingKeyId;
import java.util.Base64;

/// The public half of a key of the server's: what is sealed to it, its private half alone opens (HPKE of RFC
/// 9180, base mode, by [#SUITE]).
///
/// @param publicKey 32 bytes of X25519, base64url without padding
public record SealingKey(SealingKeyId id, String publicKey) {
    /// The one way to seal that there is; a kiosk that does not know a later one goes on with the key that it
    /// has.
    public static final String SUITE = "x25519-sha256-chacha20poly1305";

    private static final int BYTES = 32;

    public SealingKey {
        if (Base64.getUrlDecoder().decode(publicKey).length != BYTES) {
            throw new IllegalArgumentException("a public key must have 32 bytes");
        }
    }

    public static SealingKey of(SealingKeyId id, byte[] publicKey) {
        return new SealingKey(id, Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(publicKey);
    }
}
