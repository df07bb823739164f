package fi.hymy.acceptance.console;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The app on a person's phone: a code of six digits that changes every half minute (RFC 6238).
///
/// @param key as the console shows it, in Base32 with spaces
record AuthenticatorApp(String key) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int STEP_SECONDS = 30;

    String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            byte[] sum = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.getEpochSecond() / STEP_SECONDS)
                    .array());
            int number = ByteBuffer.wrap(sum).getInt(sum[sum.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    private byte[] secret() {
        String letters = key.replaceAll("\\s", "");
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < letters.length(); i++) {
            bits = bits.shiftLeft(BITS_OF_A_LETTER).or(BigInteger.valueOf(BASE32.indexOf(letters.charAt(i))));
        }
        var secret = new byte[letters.length() * BITS_OF_A_LETTER / Byte.SIZE];
        for (int i = secret.length - 1; i >= 0; i--, bits = bits.shiftRight(Byte.SIZE)) {
            secret[i] = bits.byteValue();
        }
        return secret;
    }
}
