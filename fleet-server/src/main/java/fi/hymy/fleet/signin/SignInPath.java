package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/// Where to go after each step of signing in: on to the second step, and then to the page that was wanted.
@Component
final class SignInPath implements AuthenticationSuccessHandler {
    private final Arrivals arrivals;
    private final HttpSessionRequestCache wanted = wholePages();

    SignInPath(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    HttpSessionRequestCache wanted() {
        return wanted;
    }

    /// After the password.
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        if (who.getPrincipal() instanceof Operator operator) {
            response.sendRedirect(arrive(operator, "password", request, response));
        } else {
            response.sendRedirect(SignInPages.CODE);
        }
    }

    /// Lets an operator in who has proven enough.
    ///
    /// @param how as `password and code`
    /// @return where to go now
    String arrive(Operator operator, String how, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> page =
                Optional.ofNullable(wanted.getRequest(request, response)).map(SignInPath::asItWasSent);
        wanted.removeRequest(request, response);
        arrivals.signIn(operator, how, request, response);
        return page.orElse("/");
    }

    /// Without the mark that the cache puts behind it, which would go on into links that people send.
    private static String asItWasSent(SavedRequest page) {
        return page.getRedirectUrl().replaceFirst("[?&]continue$", "");
    }

    /// Only what was a page is gone back to.
    private static HttpSessionRequestCache wholePages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && !"empty".equals(request.getHeader("Sec-Fetch-Dest")));
        return cache;
    }
}
