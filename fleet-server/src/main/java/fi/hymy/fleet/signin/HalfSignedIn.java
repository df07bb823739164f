package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// One whose password was right, and who has to show a second thing. May nothing yet.
record HalfSignedIn(Operator operator) implements AuthenticatedPrincipal, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return operator.userName();
    }
}
