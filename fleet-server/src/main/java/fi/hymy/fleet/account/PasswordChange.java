package fi.hymy.fleet.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Changes an operator's own password.
@Component
final class PasswordChange {
    private final Operators operators;
    private final PasswordEncoder encoder;

    PasswordChange(Operators operators, PasswordEncoder encoder) {
        this.operators = operators;
        this.encoder = encoder;
    }

    /// @param current the password until now; not asked of one who has just signed in with a one-time password
    /// @return what was wrong, or empty when it is done
    Optional<String> change(String userName, @Nullable String current, String chosen) {
        Operator operator = operators.find(userName).orElseThrow();
        if (!operator.mustChange() && (current == null || !encoder.matches(current, operator.passwordHash()))) {
            return Optional.of("The password until now is not right.");
        }
        if (encoder.matches(chosen, operator.passwordHash())) {
            return Optional.of("The new password is the same as the old one.");
        }
        Optional<String> problem = PasswordRules.problem(operator.userName(), chosen);
        if (problem.isEmpty()) {
            operators.changePassword(operator, chosen);
        }
        return problem;
    }
}
