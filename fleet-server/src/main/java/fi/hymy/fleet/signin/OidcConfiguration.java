package fi.hymy.fleet.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("hymy.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
class OidcConfiguration {
    @Bean
    OidcDoor oidcDoor(OidcSettings settings, Identities identities, Sessions sessions, Journal journal) {
        return new OidcDoor(settings, new OidcPeople(settings, identities, sessions, journal), journal);
    }
}
