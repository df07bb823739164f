package fi.hymy.protocol.release;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A public Ed25519 key that signs releases.
///
/// @param base64 of its 32 bytes
public record ReleaseKey(String base64) {
    public static final String ALGORITHM = "Ed25519";

    /// What X.509 puts before the 32 bytes of every Ed25519 key.
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    public ReleaseKey {
        if (raw(base64).length != BYTES) {
            throw new IllegalArgumentException("a key must have %d bytes".formatted(BYTES));
        }
    }

    /// @throws IllegalArgumentException when it is no Ed25519 key
    public static ReleaseKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != PREFIX.length + BYTES
                || Arrays.mismatch(encoded, PREFIX) != PREFIX.length) {
            throw new IllegalArgumentException("is no Ed25519 key");
        }
        return new ReleaseKey(
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length)));
    }

    public KeyId id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw(base64));
            return new KeyId(HexFormat.of().formatHex(hash, 0, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether this key made the signature over these bytes. What is no signature at all was not made by it.
    boolean signed(byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey());
            check.update(bytes);
            return check.verify(signature);
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] raw = raw(base64);
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] raw(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
