package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// A password for one time only opens one door: the page that changes it. Runs behind the security chains.
@Component
final class MustChangePassword extends OncePerRequestFilter {
    private static final List<String> ALLOWED = List.of(
            AccountPages.PASSWORD, AccountApi.PASSWORD, "/sign-out", "/vendor/", "/app/", "/favicon.ico", "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean must = who != null && who.getPrincipal() instanceof Operator operator && operator.mustChange();
        if (!must || ALLOWED.stream().anyMatch(request.getRequestURI()::startsWith)) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, "Change the one-time password first: PUT " + AccountApi.PASSWORD);
        } else {
            response.sendRedirect(AccountPages.PASSWORD);
        }
    }
}
