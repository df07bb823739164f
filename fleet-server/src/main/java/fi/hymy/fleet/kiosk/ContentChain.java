package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.web.Headers;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;

/// The door that kiosks fetch their content and send files through: id and secret with every request, no session.
@Configuration(proxyBeanMethods = false)
class ContentChain {
    @Bean
    @Order(10)
    SecurityFilterChain content(HttpSecurity http, Kiosks kiosks) {
        Headers.data(http);
        return http.securityMatcher("/content/**", "/device/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationManager(new KioskSignIn(kiosks))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .httpBasic(basic -> basic.realmName("Hymy kiosk"))
                .build();
    }

    private record KioskSignIn(Kiosks kiosks) implements AuthenticationManager {
        @Override
        public Authentication authenticate(Authentication claim) throws AuthenticationException {
            String secret = claim.getCredentials() instanceof String text ? text : "";
            if (!kiosks.accepts(id(claim.getName()), secret)) {
                throw new BadCredentialsException("not this kiosk's secret");
            }
            return UsernamePasswordAuthenticationToken.authenticated(claim.getName(), null, List.of());
        }

        private static KioskId id(String text) {
            try {
                return new KioskId(text);
            } catch (IllegalArgumentException e) {
                throw new BadCredentialsException("not a kiosk's id", e);
            }
        }
    }
}
