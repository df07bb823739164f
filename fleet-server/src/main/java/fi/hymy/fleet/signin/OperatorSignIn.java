package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.web.Tongue;
import java.time.Duration;
import java.util.List;
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

/// Checks a name and a password, slowly for those who guess. Who has a second step is [HalfSignedIn] by it.
@Component
final class OperatorSignIn implements AuthenticationProvider {
    private final Operators operators;
    private final Passwords passwords;
    private final SecondSteps steps;
    private final SignInThrottle throttle;
    private final Journal journal;
    private final DaoAuthenticationProvider check;

    OperatorSignIn(
            Operators operators,
            Passwords passwords,
            SecondSteps steps,
            SignInThrottle throttle,
            Journal journal,
            PasswordEncoder encoder) {
        this.operators = operators;
        this.passwords = passwords;
        this.steps = steps;
        this.throttle = throttle;
        this.journal = journal;
        check = new DaoAuthenticationProvider(this::load);
        check.setPasswordEncoder(encoder);
        check.setUserDetailsPasswordService(upgrade());
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        Authentication found = checked(claim);
        Operator operator = ((Credential) Objects.requireNonNull(found.getPrincipal())).operator();
        var kept = steps.of(operator).any()
                ? UsernamePasswordAuthenticationToken.authenticated(new HalfSignedIn(operator), null, List.of())
                : UsernamePasswordAuthenticationToken.authenticated(operator, null, operator.authorities());
        kept.setDetails(found.getDetails());
        return kept;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return check.supports(kind);
    }

    /// Whether it is the password of one who is signed in already.
    ///
    /// @throws TooManyTriesException after too many wrong ones
    boolean isRight(Operator operator, String password, String address) {
        var claim = UsernamePasswordAuthenticationToken.unauthenticated(operator.userName(), password);
        claim.setDetails(new WebAuthenticationDetails(address, null));
        try {
            checked(claim);
            return true;
        } catch (BadCredentialsException e) {
            return false;
        }
    }

    private Authentication checked(Authentication claim) {
        String name = claim.getName().toLowerCase(Locale.ROOT);
        String address = claim.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        Duration wait = throttle.wait(name, address);
        if (wait.isPositive()) {
            throw new TooManyTriesException(wait);
        }
        try {
            Authentication found = check.authenticate(claim);
            throttle.succeeded(name, address);
            return found;
        } catch (BadCredentialsException e) {
            throttle.failed(name, address);
            journal.failed(claim.getName(), Tongue.key("wrong name or password"), address);
            throw e;
        }
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
}
