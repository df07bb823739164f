package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what a browser sends on behalf of another site, so that a remembered name and password cannot
/// be abused. Programs do not send the header that browsers cannot leave out.
final class SameSiteOnly extends OncePerRequestFilter {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || OWN.contains(site)) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(
                    response, 403, "Not from another site", "This address does not answer to pages of other sites.");
        }
    }
}
