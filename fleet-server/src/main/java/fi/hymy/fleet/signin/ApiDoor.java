package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.Access;
import fi.hymy.fleet.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// What a program hears that may not enter: problem details.
@Component
final class ApiDoor implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String TOKEN = "Bearer realm=\"Hymy\"";

    private final Access access;

    ApiDoor(Access access) {
        this.access = access;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyTriesException tries) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.waitSeconds()));
            ProblemWriter.write(response, 429, "Too many tries", tries.inWords());
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, TOKEN);
        // A browser would ask for a password in a window of its own and remember it for every page.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Hymy\", charset=\"UTF-8\"");
        }
        ProblemWriter.write(
                response,
                401,
                "Sign-in needed",
                "Send an API token (Authorization: Bearer hymy_…), which one makes on the page /account, or an "
                        + "operator's user name and password (HTTP Basic).");
    }

    /// A token that is over, was revoked or never was.
    void wrongToken(HttpServletResponse response) throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, TOKEN + ", error=\"invalid_token\"");
        ProblemWriter.write(
                response,
                401,
                "This token is not good",
                "It has expired, was revoked, or is mistyped. Make a new one on the page /account.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        ProblemWriter.write(
                response, status(request, reason, who), title(request, reason, who), why(request, reason, who));
    }

    private int status(HttpServletRequest request, AccessDeniedException reason, @Nullable Authentication who) {
        return isUnknown(request, reason) && !isHalf(who) ? 404 : 403;
    }

    private String title(HttpServletRequest request, AccessDeniedException reason, @Nullable Authentication who) {
        return status(request, reason, who) == 404 ? "Not found" : "Not allowed";
    }

    private String why(HttpServletRequest request, AccessDeniedException reason, @Nullable Authentication who) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        if (reason instanceof CsrfException) {
            return "This request needs a CSRF token, for it came with a browser's session. Programs send an API token "
                    + "(Authorization: Bearer) instead.";
        }
        if (isHalf(who)) {
            return "This operator signs in with a second step, which a program cannot take. Use an API token "
                    + "(Authorization: Bearer), which one makes on the page /account.";
        }
        if (isUnknown(request, reason)) {
            return "There is no such address.";
        }
        if (who instanceof TokenAuthentication && access.may(who, method, path)) {
            return path.startsWith("/api/v1/account")
                    ? "By what one signs in, no token changes. Sign in to the console."
                    : "This token lacks the scope %s.".formatted(Scopes.needed(method, path));
        }
        return "Only " + access.whoMay(method, path) + " may do this.";
    }

    private boolean isUnknown(HttpServletRequest request, AccessDeniedException reason) {
        return !(reason instanceof CsrfException)
                && access.whoMay(request.getMethod(), request.getRequestURI()).isEmpty();
    }

    private static boolean isHalf(@Nullable Authentication who) {
        return who != null && who.getPrincipal() instanceof HalfSignedIn;
    }
}
