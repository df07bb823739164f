package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Somebody guesses passwords: whoever tries from there has to wait, with the right password too.
final class TooManyTriesException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("too many tries");
        this.wait = wait;
    }

    /// 1 and up.
    long waitSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    String inWords() {
        return t("Too many sign-ins failed. Try again in %s s.", waitSeconds());
    }
}
