package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes an operator's own password.
@Component
final class PasswordChange {
    private final Operators operators;
    private final Passwords passwords;
    private final OperatorSignIn door;

    PasswordChange(Operators operators, Passwords passwords, OperatorSignIn door) {
        this.operators = operators;
        this.passwords = passwords;
        this.door = door;
    }

    /// @param current the password until now; not asked of one who has just signed in with a one-time
    /// password
    /// @param address whence it is tried, for those who guess are slowed down here too
    /// @return what was wrong, or empty when it is done
    Optional<String> change(String userName, @Nullable String current, String chosen, String address) {
        Operator operator = operators.find(userName).orElseThrow();
        Optional<String> problem = wrong(operator, current, address)
                .or(() -> passwords.fits(operator, chosen)
                        ? Optional.of(t("The new password is the same as the old one."))
                        : PasswordRules.problem(operator.userName(), chosen));
        if (problem.isEmpty()) {
            passwords.set(operator, chosen, false);
        }
        return problem;
    }

    private Optional<String> wrong(Operator operator, @Nullable String current, String address) {
        if (operator.mustChange()) {
            return Optional.empty();
        }
        try {
            return current != null && door.isRight(operator, current, address)
                    ? Optional.empty()
                    : Optional.of(t("The password until now is not right."));
        } catch (TooManyTriesException e) {
            return Optional.of(e.inWords());
        }
    }
}
