package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Checks a name and a password, slowly for those who guess.
@Component
final class OperatorSignIn implements AuthenticationProvider {
    private final Operators operators;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final DaoAuthenticationProvider check;

    OperatorSignIn(Operators operators, Passwords passwords, PasswordEncoder encoder, SignInThrottle throttle) {
        this.operators = operators;
        this.passwords = passwords;
        this.throttle = throttle;
        check = new DaoAuthenticationProvider(this::load);
        check.setPasswordEncoder(encoder);
        check.setUserDetailsPasswordService(upgrade());
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        String name = claim.getName().toLowerCase(Locale.ROOT);
        String address = claim.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        Duration wait = throttle.wait(name, address);
        if (wait.isPositive()) {
            throw new TooManyTriesException(wait);
        }
        try {
            Authentication found = check.authenticate(claim);
            throttle.succeeded(name, address);
            return withoutHash(found);
        } catch (BadCredentialsException e) {
            throttle.failed(name, address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return check.supports(kind);
    }

    private Credential load(String userName) {
        return operators
                .find(userName)
                .map(operator -> new Credential(operator, passwords.hash(operator)))
                .orElseThrow(() -> new UsernameNotFoundException("no such operator"));
    }

    private UserDetailsPasswordService upgrade() {
        return new UserDetailsPasswordService() {
            @Override
            public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
                if (hash != null) {
                    passwords.upgrade(((Credential) user).operator(), hash);
                }
                return user;
            }
        };
    }

    private static Authentication withoutHash(Authentication found) {
        Operator operator = ((Credential) Objects.requireNonNull(found.getPrincipal())).operator();
        var kept = UsernamePasswordAuthenticationToken.authenticated(operator, null, operator.authorities());
        kept.setDetails(found.getDetails());
        return kept;
    }
}
