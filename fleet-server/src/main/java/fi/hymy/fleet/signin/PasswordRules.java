package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What makes a password good enough: length, and that nobody would guess it. No rules about which letters.
///
/// How easily it is guessed is reckoned here, from lists of passwords that were found out, of names and
/// words, and of what lies side by side on keyboards; nothing is asked of anybody else.
final class PasswordRules {
    static final int MIN = 12;
    /// What bcrypt can take.
    static final int MAX_BYTES = 72;
    /// A guesser who tries ten a second is busy for a year.
    private static final double ENOUGH_GUESSES = 1e8;

    private static final Zxcvbn GUESSER = new Zxcvbn();

    private PasswordRules() {}

    /// The one thing that is wrong with a password, or nothing.
    static Optional<String> problem(String userName, String password) {
        if (password.codePointCount(0, password.length()) < MIN) {
            return Optional.of(t("The new password is too short: take at least %s characters.", MIN));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of(t("The new password is too long: take at most %s characters.", MAX_BYTES));
        }
        if (GUESSER.measure(password, List.of(userName, "hymy")).getGuesses() < ENOUGH_GUESSES) {
            return Optional.of(
                    t("The new password is too easy to guess: take a few words that do not belong together."));
        }
        return Optional.empty();
    }
}
