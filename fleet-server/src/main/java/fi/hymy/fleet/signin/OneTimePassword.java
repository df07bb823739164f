package fi.hymy.fleet.signin;

import java.security.SecureRandom;

/// Passwords for a single sign-in, easy to read over the phone.
final class OneTimePassword {
    /// Without look-alikes.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /// 80 bits, as `abcd-efgh-ijkm-npqr`.
    static String fresh() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
