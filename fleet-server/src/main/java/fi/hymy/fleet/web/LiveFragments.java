package fi.hymy.fleet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// For fragments that a page asks for again and again, under `/live/…`: the entity tag is a hash of the content, so
/// one that is still the same is answered with 304 and a few bytes.
final class LiveFragments extends ShallowEtagHeaderFilter {
    static final String PATHS = "/live/*";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The browser may keep it, and must ask each time whether it still holds.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        super.doFilterInternal(request, response, chain);
    }
}
