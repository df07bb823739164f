package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.CommonName;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows a kiosk by the certificate of its connection, which TLS has checked; that it was not taken back is
/// looked up for every request.
final class CertificateFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final Credentials credentials;
    private final String authority;

    CertificateFilter(Credentials credentials, String authority) {
        this.credentials = credentials;
        this.authority = authority;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        kiosk(request).ifPresent(this::signIn);
        chain.doFilter(request, response);
    }

    private void signIn(KioskId kiosk) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                kiosk.value(), null, List.of(new SimpleGrantedAuthority(authority))));
        SecurityContextHolder.setContext(context);
    }

    private Optional<KioskId> kiosk(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain) || chain.length == 0) {
            return Optional.empty();
        }
        return CommonName.of(chain[0])
                .flatMap(CertificateFilter::id)
                .filter(kiosk -> credentials.accepts(kiosk, chain[0]));
    }

    private static Optional<KioskId> id(String name) {
        try {
            return Optional.of(new KioskId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
