package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// Sends a person who may not enter to the sign-in page.
@Component
final class SignInDoor implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private static final String PAGE = "/sign-in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(PAGE);
        } else {
            // The session ended while a page stood open: the whole page moves, not a fragment of it.
            response.setHeader("HX-Redirect", PAGE);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String why = reason instanceof TooManyTriesException tries ? "wait=" + tries.waitSeconds() : "failed";
        response.sendRedirect(PAGE + '?' + why);
    }
}
