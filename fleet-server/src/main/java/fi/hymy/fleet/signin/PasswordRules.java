package fi.hymy.fleet.signin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What makes a password good enough: length, above all.
final class PasswordRules {
    private static final int MIN = 10;
    /// What bcrypt can take.
    private static final int MAX_BYTES = 72;

    private PasswordRules() {}

    /// The one thing that is wrong with a password, or nothing.
    static Optional<String> problem(String userName, String password) {
        if (password.codePointCount(0, password.length()) < MIN) {
            return Optional.of("The new password is too short: take at least 10 characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("The new password is too long: take at most 72 characters.");
        }
        if (password.chars().distinct().count() < 4 || password.equalsIgnoreCase(userName)) {
            return Optional.of("The new password is too easy to guess: take other words.");
        }
        return Optional.empty();
    }
}
