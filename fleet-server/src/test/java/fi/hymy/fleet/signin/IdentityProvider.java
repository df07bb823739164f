package fi.hymy.fleet.signin;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fi.hymy.fleet.Browser;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.servlet.DispatcherServlet;

/// An organisation's identity provider: a whole Spring Authorization Server with people, one client that must
/// show PKCE, and signed id tokens.
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "hymy-console";
    static final String SECRET = "known-to-both";

    private static final String PASSWORD = "the same for all";

    private final ConfigurableApplicationContext context;
    private final String issuer;

    private IdentityProvider(ConfigurableApplicationContext context, String issuer) {
        this.context = context;
        this.issuer = issuer;
    }

    /// @param name under which one signs in at the provider, and the subject
    /// @param verified whether the address is known to be the person's
    /// @param groups what the claim of this name says
    /// @param honest whether id tokens say who really issued them
    record Person(String name, String email, boolean verified, List<String> groups, boolean honest) {
        static Person of(String name) {
            return new Person(name, name + "@example.org", true, List.of(), true);
        }

        Person unverified() {
            return new Person(name, email, false, groups, honest);
        }

        Person in(String group) {
            return new Person(name, email, verified, List.of("staff", group), honest);
        }

        Person withEmail(String other) {
            return new Person(name, other, verified, groups, honest);
        }

        Person byAnotherIssuer() {
            return new Person(name, email, verified, groups, false);
        }
    }

    record People(int port, List<Person> all) {
        Person named(String name) {
            return all.stream()
                    .filter(person -> person.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static IdentityProvider start(int port, Person... people) {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(People.class, () -> new People(port, List.of(people))));
        // Its name keeps the fleet server's own settings out.
        return new IdentityProvider(application.run("--spring.config.name=identity-provider"), issuer(port));
    }

    static String issuer(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// Signs a person in, whom the browser was sent here with.
    ///
    /// @param asked where the browser was sent
    /// @return where the browser is sent back
    URI signIn(Browser browser, URI asked, String name) {
        URI form = next(asked, browser.send(HttpRequest.newBuilder(asked).build()));
        String fields = "username=" + encode(name) + "&password=" + encode(PASSWORD);
        URI go = next(
                form,
                browser.send(HttpRequest.newBuilder(form)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .timeout(Duration.ofSeconds(30))
                        .build()));
        return next(go, browser.send(HttpRequest.newBuilder(go).build()));
    }

    String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        context.close();
    }

    private static URI next(URI here, HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(here::resolve)
                .orElseThrow(() -> new IllegalStateException(
                        "%s answered %d: %s".formatted(here, answer.statusCode(), answer.body())));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// No component by its annotation: the fleet server looks for those in this package.
    @EnableWebSecurity
    static class Application {
        @Bean
        ServletWebServerFactory web(People people) {
            var web = new TomcatServletWebServerFactory(people.port());
            web.setAddress(InetAddress.getLoopbackAddress());
            return web;
        }

        /// Serves nothing; without any servlet no filter would be asked.
        @Bean
        DispatcherServlet nothing() {
            return new DispatcherServlet();
        }

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
                    .oauth2ResourceServer(userInfo -> userInfo.jwt(withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/login"))
                    .exceptionHandling(
                            faults -> faults.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("one").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        /// At an address of this machine any port may be come back to.
        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("console")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://127.0.0.1/sign-in/oidc/back/sso")
                    .scope("openid")
                    .scope("profile")
                    .scope("email")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        UserDetailsService users(People people) {
            return new InMemoryUserDetailsManager(people.all().stream()
                    .map(person -> User.withUsername(person.name())
                            .password("{noop}" + PASSWORD)
                            .build())
                    .toArray(UserDetails[]::new));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(People people) {
            return token -> {
                if (!token.getTokenType().getValue().equals("id_token")) {
                    return;
                }
                Person person = people.named(token.getPrincipal().getName());
                token.getClaims()
                        .claim("email", person.email())
                        .claim("email_verified", person.verified())
                        .claim("groups", person.groups());
                if (!person.honest()) {
                    token.getClaims().issuer("https://elsewhere.example.org");
                }
            };
        }
    }
}
