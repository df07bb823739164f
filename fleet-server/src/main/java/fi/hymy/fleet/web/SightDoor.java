package fi.hymy.fleet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Behind the doors that ask who one is: notes what one may see, and answers as if there were no such thing to
/// an address that names a kiosk or a place that is not for the one who asks.
@Component
final class SightDoor extends OncePerRequestFilter {
    private final Access access;

    SightDoor(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        Sight sight = access.sight(who);
        if (sight.isWhole()
                || Named.in(request.getRequestURI())
                        .map(named -> named.isSeen(sight))
                        .orElse(true)) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith("/api/")) {
            ProblemWriter.write(
                    response, HttpStatus.NOT_FOUND.value(), "Not found", "There is nothing at this address.");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
