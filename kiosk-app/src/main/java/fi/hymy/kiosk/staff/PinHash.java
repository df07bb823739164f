package fi.hymy.kiosk.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What the kiosk knows of the staff's PIN: `$7$iterations$salt$hash`, PBKDF2 with HMAC-SHA-512, as the server writes
/// it. The digits themselves never come here.
public final class PinHash {
    /// More would only serve to keep the box busy.
    private static final int MAX_ITERATIONS = 1_000_000;

    private static final int MIN_ITERATIONS = 1_000;
    private static final int SALT_BYTES = 12;
    private static final int BYTES = 64;
    private static final Pattern FORM =
            Pattern.compile("\\$7\\$([0-9]{4,7})\\$([A-Za-z0-9+/]{8,64}={0,2})\\$([A-Za-z0-9+/]{86}==)");

    /// As many as take a small fraction of a second on a Raspberry Pi.
    public static final int USUAL_ITERATIONS = 100_000;

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PinHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /// The text that is kept of a PIN, for a settings file.
    ///
    /// @param iterations 1000 and up; the more, the longer each guess takes
    public static String of(String pin, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return "$7$%d$%s$%s"
                .formatted(
                        iterations, text.encodeToString(salt), text.encodeToString(hash(pin, salt, iterations, BYTES)));
    }

    /// Empty when the text is no such hash.
    public static Optional<PinHash> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(form.group(1));
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return Optional.of(new PinHash(iterations, decoder.decode(form.group(2)), decoder.decode(form.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Takes a good part of a second on purpose: not for the thread that draws.
    boolean matches(String pin) {
        return MessageDigest.isEqual(hash, hash(pin, salt, iterations, hash.length));
    }

    private static byte[] hash(String pin, byte[] salt, int iterations, int bytes) {
        try {
            PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, iterations, bytes * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-512", e);
        }
    }
}
