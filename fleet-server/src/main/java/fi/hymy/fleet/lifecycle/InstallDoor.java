package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.web.Headers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// The door for installers: the link itself is the key, so there is no session, and no token against forms
/// of others.
@Configuration(proxyBeanMethods = false)
class InstallDoor {
    @Bean
    @Order(15)
    SecurityFilterChain installers(HttpSecurity http) {
        Headers.phonePages(http);
        return http.securityMatcher("/install/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
