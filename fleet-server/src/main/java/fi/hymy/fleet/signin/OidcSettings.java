package fi.hymy.fleet.signin;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Sign-in at the organisation's identity provider (OpenID Connect).
///
/// @param issuer `hymy.oidc.issuer`, whose `/.well-known/openid-configuration` says the rest
/// @param clientSecret empty for a public client; better through the environment (`HYMY_OIDC_CLIENTSECRET`)
/// @param label what the button says after "Sign in with"
/// @param scopes what is asked for
/// @param nameClaim which claim is the operator's user name; an `email` counts only if the provider has
/// verified it
/// @param roleClaim which claim names the role, as `DEVICE_MANAGER`, or roles, of which the first that is
/// one counts; empty when roles are given in the console alone
/// @param onlyInvited whether only those are let in whom an admin has added; otherwise whoever the role
/// claim gives a role
@ConfigurationProperties("hymy.oidc")
record OidcSettings(
        URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("your organisation") String label,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("email") String nameClaim,
        @DefaultValue("") String roleClaim,
        @DefaultValue("true") boolean onlyInvited) {
    OidcSettings {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("hymy.oidc.issuer needs hymy.oidc.client-id beside it");
        }
        scopes = List.copyOf(scopes);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
