package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A program that came with an API token, in its owner's name.
final class TokenAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final Operator operator;
    private final transient Scopes scopes;

    TokenAuthentication(ApiTokens.Bearer bearer) {
        super(bearer.operator().authorities());
        operator = bearer.operator();
        scopes = bearer.token().scopes();
        setDetails("token " + bearer.token().name());
        setAuthenticated(true);
    }

    boolean allows(String method, String path) {
        return scopes.allow(method, path);
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public Operator getPrincipal() {
        return operator;
    }
}
