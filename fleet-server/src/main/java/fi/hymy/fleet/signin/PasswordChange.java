package fi.hymy.fleet.signin;

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

    PasswordChange(Operators operators, Passwords passwords) {
        this.operators = operators;
        this.passwords = passwords;
    }

    /// @param current the password until now; not asked of one who has just signed in with a one-time password
    /// @return what was wrong, or empty when it is done
    Optional<String> change(String userName, @Nullable String current, String chosen) {
        Operator operator = operators.find(userName).orElseThrow();
        if (!operator.mustChange() && (current == null || !passwords.fits(operator, current))) {
            return Optional.of("The password until now is not right.");
        }
        if (passwords.fits(operator, chosen)) {
            return Optional.of("The new password is the same as the old one.");
        }
        Optional<String> problem = PasswordRules.problem(operator.userName(), chosen);
        if (problem.isEmpty()) {
            passwords.set(operator, chosen, false);
        }
        return problem;
    }
}
