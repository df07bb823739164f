package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Lets people in by the organisation's identity provider. It is asked for its addresses when somebody
/// first comes that way, so the server starts while it is down.
final class OidcDoor {
    static final String PAGE = "/sign-in/oidc/sso";

    private static final String REGISTRATION = "sso";

    private final OidcSettings settings;
    private final OidcPeople people;
    private final Journal journal;
    private final AtomicReference<@Nullable ClientRegistration> provider = new AtomicReference<>();

    OidcDoor(OidcSettings settings, OidcPeople people, Journal journal) {
        this.settings = settings;
        this.people = people;
        this.journal = journal;
    }

    String label() {
        return settings.label();
    }

    void open(HttpSecurity http, SignInPath path) {
        var service = new OidcUserService();
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(id -> id.equals(REGISTRATION) ? provider() : null)
                .authorizedClientRepository(new ForgottenClients())
                .authorizationEndpoint(there -> there.baseUri("/sign-in/oidc"))
                .redirectionEndpoint(back -> back.baseUri("/sign-in/oidc/back/*"))
                .userInfoEndpoint(info -> info.oidcUserService(request -> known(service, request)))
                .successHandler((request, response, who) -> arrive(path, request, response, who))
                .failureHandler(this::refuse));
    }

    /// Nobody is signed in, not for a moment, whom the provider knows and the console does not.
    private OidcUser known(OidcUserService service, OidcUserRequest request) {
        OidcUser user = service.loadUser(request);
        if (people.operator(user).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("stranger"), "not an operator");
        }
        return user;
    }

    private void arrive(SignInPath path, HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        Optional<Operator> operator =
                who.getPrincipal() instanceof OidcUser user ? people.operator(user) : Optional.empty();
        if (operator.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/sign-in?stranger");
            return;
        }
        response.sendRedirect(path.arrive(operator.get(), "identity provider", request, response));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String why = reason instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "provider not understood";
        journal.failed("", "identity provider: " + why, request.getRemoteAddr());
        response.sendRedirect("/sign-in?stranger");
    }

    private ClientRegistration provider() {
        ClientRegistration known = provider.get();
        if (known != null) {
            return known;
        }
        ClientRegistration found = ClientRegistrations.fromIssuerLocation(
                        settings.issuer().toString())
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}/sign-in/oidc/back/{registrationId}")
                .build();
        provider.set(found);
        return found;
    }
}
