package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Some things come before all others: a password for one time only opens the page that changes it and no
/// other, and who must have a second step sets it up first. Runs behind the security chains.
@Component
final class FirstThingsFirst extends OncePerRequestFilter {
    private static final List<String> ALWAYS = List.of("/sign-out", "/vendor/", "/app/", "/favicon.ico", "/error");
    private static final List<String> FOR_PASSWORD = List.of(AccountPages.PASSWORD, AccountApi.PASSWORD);
    private static final List<String> FOR_SECOND_STEP = List.of("/account");

    private final SecondSteps steps;

    FirstThingsFirst(SecondSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<First> first = first(SecurityContextHolder.getContext().getAuthentication(), request);
        String path = request.getRequestURI();
        if (first.isEmpty() || starts(path, ALWAYS) || starts(path, first.get().allowed())) {
            chain.doFilter(request, response);
        } else if (path.startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, first.get().words());
        } else if (request.getHeader("HX-Request") != null) {
            leaveOut(first.get(), request, response);
        } else {
            response.sendRedirect(first.get().page());
        }
    }

    /// A part of a page that renews itself: the page that comes first must not come to lie within it. Where that page
    /// is open already nothing happens, so that what was typed there stays; else the whole window goes there.
    private static void leaveOut(First first, HttpServletRequest request, HttpServletResponse response) {
        String open = request.getHeader("HX-Current-URL");
        if (open == null || !starts(pathOf(open), first.allowed())) {
            response.setHeader("HX-Redirect", first.page());
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Optional<First> first(@Nullable Authentication who, HttpServletRequest request) {
        if (who == null || !(who.getPrincipal() instanceof Operator operator)) {
            return Optional.empty();
        }
        if (operator.mustChange()) {
            return Optional.of(new First(
                    FOR_PASSWORD,
                    AccountPages.PASSWORD,
                    "Change the one-time password first: PUT " + AccountApi.PASSWORD));
        }
        // Whoever comes with a token has made it behind the second step; a provider's word counts as both.
        return steps.isRequiredOf(operator)
                        && !(who instanceof TokenAuthentication)
                        && !OidcDoor.vouchedFor(request)
                        && !steps.of(operator).any()
                ? Optional.of(new First(FOR_SECOND_STEP, AccountPages.PAGE, "Set up a second step first: /account"))
                : Optional.empty();
    }

    /// Of an address that the browser says; never fails.
    private static String pathOf(String address) {
        int host = address.indexOf("://");
        int path = host < 0 ? -1 : address.indexOf('/', host + 3);
        return path < 0 ? "/" : address.substring(path);
    }

    private static boolean starts(String path, List<String> roots) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private record First(List<String> allowed, String page, String words) {}
}
