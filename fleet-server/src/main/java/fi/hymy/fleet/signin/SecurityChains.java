package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.Access;
import fi.hymy.fleet.web.Headers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// How one proves who one is: programs by a token (or name and password) with every request, people by a
/// session. What each may then ask for, [Access] says.
///
/// The content that kiosks fetch has a chain of its own, in room `kiosk`.
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    /// The short list of what answers without a sign-in.
    static final String[] PUBLIC = {
        "/sign-in", "/sign-in/**", "/taste", WelcomePages.PAGE + "/*", "/vendor/**", "/app/**", "/favicon.ico", "/error"
    };

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    /// REST, its description and the metrics: an API token, or an operator's name and password (no
    /// session, no CSRF token), or the session of a signed-in browser (with CSRF token).
    @Bean
    @Order(20)
    SecurityFilterChain api(HttpSecurity http, ApiDoor door, Access access, ApiTokens tokens) {
        Headers.data(http);
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/prometheus")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(byRule(access)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityChains::changesBySession))
                .httpBasic(basic -> basic.authenticationEntryPoint(door))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(door).accessDeniedHandler(door))
                .addFilterBefore(new SameSiteOnly(), CsrfFilter.class)
                .addFilterBefore(new TokenFilter(tokens, door), BasicAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain console(
            HttpSecurity http, SignInDoor door, SignInPath path, Access access, ObjectProvider<OidcDoor> oidc) {
        Headers.pages(http);
        oidc.ifAvailable(provider -> provider.open(http, path));
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers(SecurityChains::isHealthFromHere)
                                .permitAll()
                                .anyRequest()
                                .access(byRule(access)))
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(path)
                        .failureHandler(door)
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(door).accessDeniedHandler(door))
                .requestCache(cache -> cache.requestCache(path.wanted()))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> byRule(Access access) {
        return (who, asked) -> new AuthorizationDecision(may(access, who.get(), asked.getRequest()));
    }

    private static boolean may(Access access, Authentication who, HttpServletRequest request) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        return access.may(who, method, path)
                && (!(who instanceof TokenAuthentication token) || token.allows(method, path));
    }

    /// A browser that sends its session along must prove that our own page asked; a token, or name and
    /// password, in the request are proof enough ([SameSiteOnly] keeps other sites from using those that
    /// a browser remembers).
    private static boolean changesBySession(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && request.getHeader("Authorization") == null;
    }

    /// Health answers without a sign-in only on this machine.
    private static boolean isHealthFromHere(HttpServletRequest request) {
        RequestMatcher health = PATHS.matcher(HttpMethod.GET, "/actuator/health/**");
        return health.matches(request) && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
