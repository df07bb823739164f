package fi.hymy.fleet.kiosk;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What the database keeps of a kiosk's secret: `$7$iterations$salt$hash`, PBKDF2 with HMAC-SHA-512, as mosquitto
/// writes it in its password file, so that the registry can be handed to such a broker.
///
/// The secrets are 256 random bits made here, not words that a person chose: nobody can guess one by trying, so a
/// fast hash is enough, and a herd of ten thousand kiosks coming back is not held up by a slow one.
final class SecretHash {
    private static final String KIND = "7";
    private static final int ITERATIONS = 1;
    private static final int PIN_ITERATIONS = 100_000;
    private static final int MAX_ITERATIONS = 100_000;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;
    private static final int SECRET_BYTES = 32;
    private static final int MAX_SECRET = 256;

    private SecretHash() {}

    /// 43 characters of `[A-Za-z0-9_-]`.
    static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String of(String secret, SecureRandom random) {
        return of(secret, ITERATIONS, random);
    }

    /// Of a few digits, which anybody could find by trying: a slow hash, so that trying takes long.
    static String ofPin(String pin, SecureRandom random) {
        return of(pin, PIN_ITERATIONS, random);
    }

    private static String of(String secret, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return "$%s$%d$%s$%s"
                .formatted(
                        KIND,
                        iterations,
                        text.encodeToString(salt),
                        text.encodeToString(hash(secret, salt, iterations)));
    }

    /// Whether the secret is the one; takes as long for a nearly right one as for a wrong one.
    static boolean matches(String hash, String secret) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 5 || !parts[1].equals(KIND) || secret.isEmpty() || secret.length() > MAX_SECRET) {
            return false;
        }
        int iterations = Math.clamp(Integer.parseInt(parts[2]), 1, MAX_ITERATIONS);
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts[4]), hash(secret, salt, iterations));
    }

    private static byte[] hash(String secret, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-512", e);
        }
    }
}
