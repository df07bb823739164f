package fi.hymy.protocol.release;

import fi.hymy.protocol.survey.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/// A manifest, letter by letter as it was signed. Nothing in it may be believed before its signature was checked.
///
/// @param manifest the exact text, at most [#MAX_BYTES] in UTF-8
/// @param key who says that they signed it
/// @param signature base64 of the 64 bytes of an Ed25519 signature over the text's UTF-8
public record SignedManifest(String manifest, KeyId key, String signature) {
    /// Leaves room in a message for everything else that is desired of a kiosk.
    public static final int MAX_BYTES = 8 * 1024;

    private static final int SIGNATURE_BYTES = 64;

    public SignedManifest {
        CleanText.check("manifest", manifest);
        int bytes = manifest.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a manifest may have 1 to %d bytes, it has %d".formatted(MAX_BYTES, bytes));
        }
        if (Base64.getDecoder().decode(signature).length != SIGNATURE_BYTES) {
            throw new IllegalArgumentException("a signature has %d bytes".formatted(SIGNATURE_BYTES));
        }
    }

    /// @param manifest as the codec writes one
    /// @param secret the Ed25519 key that belongs to the public one
    /// @throws IllegalArgumentException when these keys cannot sign, or do not belong together
    public static SignedManifest sign(byte[] manifest, PrivateKey secret, ReleaseKey key) {
        try {
            Signature signing = Signature.getInstance(ReleaseKey.ALGORITHM);
            signing.initSign(secret);
            signing.update(manifest);
            byte[] signature = signing.sign();
            if (!key.signed(manifest, signature)) {
                throw new IllegalArgumentException("the private key does not belong to the public one");
            }
            return new SignedManifest(
                    new String(manifest, StandardCharsets.UTF_8),
                    key.id(),
                    Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key cannot sign a release", e);
        }
    }

    byte[] bytes() {
        return manifest.getBytes(StandardCharsets.UTF_8);
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }
}
