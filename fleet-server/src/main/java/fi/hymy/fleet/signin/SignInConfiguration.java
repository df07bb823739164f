package fi.hymy.fleet.signin;

import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FirstOperatorSettings.class, SignInSettings.class})
@EnableSpringHttpSession
class SignInConfiguration {
    /// Before the sign-in; from then on the console's chain lets it live longer.
    private static final Duration PASSER_BY = Duration.ofMinutes(15);

    @Bean
    PasswordEncoder passwordEncoder(InstantSource clock) {
        return new SwiftEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder(), clock);
    }

    @Bean
    SignInThrottle signInThrottle(InstantSource clock) {
        return new SignInThrottle(clock);
    }

    @Bean
    JdbcIndexedSessionRepository storedSessions(WriterDb writer) {
        var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(writer.source()), writer.transaction());
        sessions.setDefaultMaxInactiveInterval(PASSER_BY);
        // The insert of PostgreSQL, `on conflict do update`, is SQLite's too.
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    @Bean
    @Primary
    QuietSessions<?> sessionRepository(JdbcIndexedSessionRepository stored) {
        return QuietSessions.over(stored);
    }

    /// HttpOnly, SameSite=Lax; Secure whenever the request came by HTTPS.
    @Bean
    CookieSerializer cookieSerializer() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("HYMY");
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}
