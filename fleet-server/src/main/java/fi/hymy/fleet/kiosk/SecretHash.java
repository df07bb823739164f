package fi.hymy.fleet.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// What the database keeps of a kiosk's secret: `sha256$salt$hash`.
///
/// The secrets are 256 random bits made here, not words that a person chose: nobody can guess one by trying, so a
/// fast hash is enough, and a herd of ten thousand kiosks coming back is not held up by a slow one.
final class SecretHash {
    private static final String KIND = "sha256";
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int MAX_SECRET = 256;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    private SecretHash() {}

    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return TO_TEXT.encodeToString(bytes);
    }

    static String of(String secret, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return KIND + '$' + TO_TEXT.encodeToString(salt) + '$' + TO_TEXT.encodeToString(digest(salt, secret));
    }

    /// Whether the secret is the one; takes as long for a nearly right one as for a wrong one.
    static boolean matches(String hash, String secret) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 3 || !parts[0].equals(KIND) || secret.length() > MAX_SECRET) {
            return false;
        }
        byte[] salt = FROM_TEXT.decode(parts[1]);
        return MessageDigest.isEqual(FROM_TEXT.decode(parts[2]), digest(salt, secret));
    }

    private static byte[] digest(byte[] salt, String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
