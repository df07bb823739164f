package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// Sends a person who may not enter to the sign-in page, and one whose role is another to a page that says
/// so.
@Component
final class SignInDoor implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
    private static final String PAGE = "/sign-in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        go(PAGE, request, response);
    }

    /// [ErrorPages] looks at the reason.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof HalfSignedIn && !(reason instanceof CsrfException)) {
            go(SignInPages.CODE, request, response);
            return;
        }
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, reason);
        // The page about it is made in a dispatch of its own, which knows nobody.
        request.setAttribute(ErrorPages.WHO, who);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String why = reason instanceof TooManyTriesException tries ? "wait=" + tries.waitSeconds() : "failed";
        response.sendRedirect(PAGE + '?' + why);
    }

    private static void go(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(page);
        } else {
            // The session ended while a page stood open: the whole page moves, not a fragment of it.
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
