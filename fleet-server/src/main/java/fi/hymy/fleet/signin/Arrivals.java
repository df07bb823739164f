package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Lets somebody in who has proven enough: under a new session id, so that an id planted before is worth
/// nothing.
@Component
final class Arrivals {
    private static final Duration UNUSED = Duration.ofHours(12);
    /// For so long after a sign-in one may change by what one signs in.
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final String AGAIN = "hymy.again";

    private final Sessions sessions;
    private final Journal journal;
    private final InstantSource clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

    Arrivals(Sessions sessions, Journal journal, InstantSource clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.clock = clock;
    }

    /// @param how as `password and code`
    void signIn(Operator operator, String how, HttpServletRequest request, HttpServletResponse response) {
        sessions.keepFew(operator);
        HttpSession session = session(operator, request, response);
        session.setMaxInactiveInterval((int) UNUSED.toSeconds());
        session.setAttribute(Sessions.SINCE, clock.instant());
        session.setAttribute(Sessions.HOW, how);
        session.setAttribute(Sessions.DEVICE, Callers.device(request.getHeader("User-Agent")));
        session.setAttribute(Sessions.ADDRESS, Callers.rounded(request.getRemoteAddr()));
        journal.cameIn(operator, how, request.getMethod().equals("POST"), request.getRemoteAddr());
    }

    /// Goes on as what the operator is now; all other sessions of the operator end.
    void stayHereOnly(Operator operator, HttpServletRequest request, HttpServletResponse response) {
        sessions.endOthers(operator, request.getSession().getId());
        session(operator, request, response);
    }

    /// Whether it was lately shown who sits here.
    boolean isFresh(HttpServletRequest request) {
        return Stream.of(AGAIN, Sessions.SINCE)
                .map(request.getSession()::getAttribute)
                .anyMatch(at -> at instanceof Instant shown && shown.plus(FRESH).isAfter(clock.instant()));
    }

    void shownAgain(HttpServletRequest request) {
        request.getSession().setAttribute(AGAIN, clock.instant());
    }

    private HttpSession session(Operator operator, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        tokens.saveToken(null, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(operator, null, operator.authorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return session;
    }
}
