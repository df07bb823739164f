package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Lets people in by the organisation's identity provider. It is asked for its addresses when somebody
/// first comes that way, so the server starts while it is down.
final class OidcDoor {
    private static final Logger LOG = LoggerFactory.getLogger(OidcDoor.class);
    private static final String REGISTRATION = "sso";
    private static final String HOW = Tongue.key("identity provider");
    private static final int LONGEST = 300;

    private final OidcSettings settings;
    private final OidcPeople people;
    private final Journal journal;
    private final AtomicReference<@Nullable ClientRegistration> provider = new AtomicReference<>();

    OidcDoor(OidcSettings settings, OidcPeople people, Journal journal) {
        this.settings = settings;
        this.people = people;
        this.journal = journal;
    }

    /// Whether who asks came by an identity provider.
    static boolean vouchedFor(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && HOW.equals(session.getAttribute(Sessions.HOW));
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
                .failureHandler(this::refuse)
                .withObjectPostProcessor(toldInWords()));
    }

    /// Nobody is signed in, not for a moment, whom the provider knows and the console does not.
    private OidcUser known(OidcUserService service, OidcUserRequest request) {
        OidcUser user = service.loadUser(request);
        return people.operator(user)
                .map(operator -> new Guest(user, operator))
                .orElseThrow(() -> new StrangerException(people.name(user)));
    }

    private void arrive(SignInPath path, HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        Guest guest = (Guest) Objects.requireNonNull(who.getPrincipal());
        response.sendRedirect(path.arrive(guest.operator, HOW, request, response));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof StrangerException stranger) {
            journal.refused(stranger.name, request.getRemoteAddr());
            response.sendRedirect("/sign-in?stranger");
            return;
        }
        // Anybody can come here with anything, so it is the log's and not the audit trail's.
        LOG.warn("the identity provider {} could not be followed: {}", settings.issuer(), words(reason));
        response.sendRedirect("/sign-in?astray");
    }

    /// Part of it may come out of the request.
    private static String words(AuthenticationException reason) {
        String all = "%s %s"
                .formatted(
                        reason.getMessage(),
                        reason.getCause() == null ? "" : reason.getCause().getMessage())
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return all.substring(0, Math.min(LONGEST, all.length()));
    }

    /// A provider that is down is told in words, too.
    private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> toldInWords() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(OidcDoor.this::refuse);
                return filter;
            }
        };
    }

    private ClientRegistration provider() {
        ClientRegistration known = provider.get();
        if (known != null) {
            return known;
        }
        ClientRegistration.Builder found = ClientRegistrations.fromIssuerLocation(
                        settings.issuer().toString())
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}/sign-in/oidc/back/{registrationId}");
        if (settings.clientSecret().isEmpty()) {
            found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        ClientRegistration asked = found.build();
        provider.set(asked);
        return asked;
    }

    /// Whom the provider vouches for, with the operator that is.
    private static final class Guest extends DefaultOidcUser {
        private static final long serialVersionUID = 1L;

        private final Operator operator;

        Guest(OidcUser user, Operator operator) {
            super(operator.authorities(), user.getIdToken(), user.getUserInfo());
            this.operator = operator;
        }
    }

    /// Whom the provider vouches for, and who is no operator.
    private static final class StrangerException extends OAuth2AuthenticationException {
        private static final long serialVersionUID = 1L;

        private final String name;

        StrangerException(String name) {
            super(new OAuth2Error("stranger"), "not an operator");
            this.name = name;
        }
    }
}
