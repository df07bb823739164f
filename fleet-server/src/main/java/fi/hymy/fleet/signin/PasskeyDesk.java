package fi.hymy.fleet.signin;

import com.webauthn4j.util.exception.WebAuthnException;
import fi.hymy.fleet.account.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Talks with browsers about passkeys, in their JSON (WebAuthn). A passkey belongs to the host by which
/// the console was asked for; the device makes sure of that, and asks its owner for a finger, a face or a
/// PIN, so that a passkey is both steps at once.
@Component
final class PasskeyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyDesk.class);
    private static final String ADDING = "hymy.passkey.adding";
    private static final String ASKING = "hymy.passkey.asking";

    private final Passkeys passkeys;
    private final PasskeyUsers users;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyDesk(Passkeys passkeys, PasskeyUsers users) {
        this.passkeys = passkeys;
        this.users = users;
    }

    /// Whether browsers have passkeys at the address that was asked for: by HTTPS, or on the machine
    /// itself by its name.
    static boolean isSafe(HttpServletRequest request) {
        String host = request.getServerName();
        return (request.isSecure() && !host.matches("[0-9.]+|\\[.*")) || host.equals("localhost");
    }

    /// What a browser needs to make a passkey.
    String adding(Authentication who, HttpServletRequest request) {
        PublicKeyCredentialCreationOptions options = operations(request)
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
        request.getSession().setAttribute(ADDING, options);
        return json.writeValueAsString(options);
    }

    /// @param answer of the browser
    /// @return whether a passkey was added
    boolean add(String label, String answer, HttpServletRequest request) {
        if (!(request.getSession().getAttribute(ADDING) instanceof PublicKeyCredentialCreationOptions options)) {
            return false;
        }
        request.getSession().removeAttribute(ADDING);
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    json.readValue(answer, new TypeReference<>() {});
            operations(request)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.info("a passkey was not taken: {}", e.toString());
            return false;
        }
    }

    /// What a browser needs to sign in by a passkey, whosever it is.
    String asking(Authentication who, HttpServletRequest request) {
        PublicKeyCredentialRequestOptions options = operations(request)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(who));
        request.getSession().setAttribute(ASKING, options);
        return json.writeValueAsString(options);
    }

    /// Who signs in; empty when the passkey is none of ours, or of one who may not.
    ///
    /// @param answer of the browser
    Optional<Operator> owner(String answer, HttpServletRequest request) {
        if (!(request.getSession().getAttribute(ASKING) instanceof PublicKeyCredentialRequestOptions options)) {
            return Optional.empty();
        }
        request.getSession().removeAttribute(ASKING);
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    json.readValue(answer, new TypeReference<>() {});
            var user = operations(request).authenticate(new RelyingPartyAuthenticationRequest(options, shown));
            return passkeys.owner(user.getId());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.info("a passkey was refused: {}", e.toString());
            return Optional.empty();
        }
    }

    private WebAuthnRelyingPartyOperations operations(HttpServletRequest request) {
        var host = PublicKeyCredentialRpEntity.builder()
                .id(request.getServerName())
                .name("Hymy")
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(users, passkeys, host, Set.of(origin(request)));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static String origin(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
