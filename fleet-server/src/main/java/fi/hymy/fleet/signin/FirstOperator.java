package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.account.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes the first operator, or gives that one a new password when asked to, before the server answers, and
/// prints a made-up password once it does.
@Component
final class FirstOperator implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final FirstOperatorSettings settings;
    private final Operators operators;
    private final Passwords passwords;
    private final Sessions sessions;
    private @Nullable String unprinted;

    FirstOperator(FirstOperatorSettings settings, Operators operators, Passwords passwords, Sessions sessions) {
        this.settings = settings;
        this.operators = operators;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean first = operators.isEmpty();
        if (!first && !settings.reset()) {
            return;
        }
        Optional<String> given = settings.givenPassword();
        given.flatMap(password -> PasswordRules.problem(settings.name(), password))
                .ifPresent(problem -> {
                    throw new IllegalStateException("hymy.first-operator: " + problem);
                });
        String password = given.orElseGet(OneTimePassword::fresh);
        Operator operator = first ? operators.add(settings.name(), Role.ADMIN) : operators.rescue(settings.name());
        passwords.set(operator, password, given.isEmpty());
        if (!first) {
            sessions.endAll(operator);
            LOG.warn(
                    "operator {} has a new password; start without hymy.first-operator.reset from now on",
                    settings.name());
        }
        unprinted = given.isEmpty() ? password : null;
    }

    /// Printed last, where it is not lost among the lines of the start. Nothing keeps it afterwards.
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (unprinted != null) {
            LOG.warn("┌──────────────────────────────────────────────────────────────────────────────");
            LOG.warn("│ First sign-in: user name {}, one-time password: {}", settings.name(), unprinted);
            LOG.warn("│ It is shown this once, and must be changed at the first sign-in.");
            LOG.warn("└──────────────────────────────────────────────────────────────────────────────");
            unprinted = null;
        }
    }
}
