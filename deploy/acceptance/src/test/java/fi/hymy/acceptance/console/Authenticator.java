package fi.hymy.acceptance.console;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An app on a phone that shows six digits, as RFC 6238 says.
///
/// @param secret in base 32
record Authenticator(String secret) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final long STEP_SECONDS = 30;
    private static final int MILLION = 1_000_000;

    String code(Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            long step = now.getEpochSecond() / STEP_SECONDS;
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MILLION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot count codes", e);
        }
    }

    private byte[] key() {
        String letters = secret.replace(" ", "");
        ByteBuffer key = ByteBuffer.allocate(letters.length() * BITS / Byte.SIZE);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            held = held << BITS | LETTERS.indexOf(letters.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                key.put((byte) (held >> bits));
            }
        }
        return key.array();
    }
}
