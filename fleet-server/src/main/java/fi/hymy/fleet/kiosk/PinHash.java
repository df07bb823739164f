package fi.hymy.fleet.kiosk;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a staff PIN: `$7$iterations$salt$hash`, PBKDF2 with HMAC-SHA-512. A few digits could be found by
/// trying, so the hash is a slow one.
final class PinHash {
    private static final String KIND = "7";
    private static final int ITERATIONS = 100_000;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;

    private PinHash() {}

    static String of(String pin, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return "$%s$%d$%s$%s"
                .formatted(KIND, ITERATIONS, text.encodeToString(salt), text.encodeToString(hash(pin, salt)));
    }

    private static byte[] hash(String pin, byte[] salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, ITERATIONS, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-512", e);
        }
    }
}
