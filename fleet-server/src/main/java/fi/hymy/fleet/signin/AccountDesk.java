package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Gathers what the page of one's own account shows.
@Component
final class AccountDesk {
    private final Passwords passwords;
    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final InstantSource clock;

    AccountDesk(
            Passwords passwords,
            SecondSteps steps,
            Passkeys passkeys,
            Sessions sessions,
            ApiTokens tokens,
            InstantSource clock) {
        this.passwords = passwords;
        this.steps = steps;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @param required whether the operator's role asks for a second step
    /// @param safe whether browsers offer passkeys at the address by which the page was asked for
    record Desk(
            Operator operator,
            boolean hasPassword,
            SecondSteps.Held held,
            boolean required,
            boolean safe,
            List<Passkeys.Passkey> passkeys,
            List<Sessions.Seat> seats,
            List<ApiToken> tokens,
            Instant now) {}

    Desk of(Operator operator, HttpServletRequest request) {
        return new Desk(
                operator,
                !passwords.hash(operator).isEmpty(),
                steps.of(operator),
                steps.isRequiredOf(operator),
                PasskeyDesk.isSafe(request),
                passkeys.of(operator),
                sessions.of(operator, request.getSession().getId()),
                tokens.of(operator),
                clock.instant());
    }
}
