package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.Access;
import fi.hymy.fleet.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// What a program hears that may not enter: problem details.
@Component
final class ApiDoor implements AuthenticationEntryPoint, AccessDeniedHandler {
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
        // A browser would ask for a password in a window of its own and remember it for every page.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Hymy\", charset=\"UTF-8\"");
        }
        ProblemWriter.write(response, 401, "Sign-in needed", "Send an operator's user name and password (HTTP Basic).");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (!(reason instanceof CsrfException)) {
            String who = access.whoMay(request.getMethod(), request.getRequestURI());
            if (who.isEmpty()) {
                ProblemWriter.write(response, 404, "Not found", "There is no such address.");
            } else {
                ProblemWriter.write(response, 403, "Not allowed", "Only " + who + " may do this.");
            }
            return;
        }
        ProblemWriter.write(
                response,
                403,
                "Not allowed",
                "This request needs a CSRF token, for it came with a browser's session. Programs send an operator's "
                        + "user name and password (HTTP Basic) instead.");
    }
}
