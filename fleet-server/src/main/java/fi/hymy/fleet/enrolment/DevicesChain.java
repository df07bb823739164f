package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.Headers;
import fi.hymy.fleet.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// What answers at the kiosks' door: asking to join for everybody, content and files for kiosks with a
/// certificate, and nothing else. And that none of it answers at another door.
@Configuration(proxyBeanMethods = false)
class DevicesChain {
    private static final String KIOSK = "KIOSK";

    @Bean
    @Order(5)
    SecurityFilterChain devices(HttpSecurity http, DevicesConnector door, Credentials credentials) {
        Headers.data(http);
        return http.securityMatcher(request -> request.getLocalPort() == door.port())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/enrol")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/enrol/*")
                        .permitAll()
                        .requestMatchers("/content/**", "/device/**")
                        .hasAuthority(KIOSK)
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new CertificateFilter(credentials, KIOSK), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(
                                (request, response, reason) -> refuse(request, response))
                        .accessDeniedHandler((request, response, reason) -> refuse(request, response)))
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain nowhereElse(HttpSecurity http) {
        Headers.data(http);
        return http.securityMatcher("/enrol", "/enrol/**", "/content/**", "/device/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint((request, response, reason) -> nothing(response))
                                .accessDeniedHandler((request, response, reason) -> nothing(response)))
                .build();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/content/") || path.startsWith("/device/")) {
            ProblemWriter.write(
                    response, 401, "Not a kiosk that is known", "Come with a certificate that is good, or join anew.");
        } else {
            nothing(response);
        }
    }

    private static void nothing(HttpServletResponse response) throws IOException {
        ProblemWriter.write(response, 404, "Not here", "Nothing answers at this address.");
    }
}
