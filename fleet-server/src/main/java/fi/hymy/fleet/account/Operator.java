package fi.hymy.fleet.account;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody who may sign in, as kept in the session of one who has.
///
/// @param mustChange whether the password was for one time only
public record Operator(String id, String userName, boolean mustChange, Role role)
        implements AuthenticatedPrincipal, Serializable {
    private static final long serialVersionUID = 1L;

    /// A session of a time without roles cannot be read: its owner signs in again.
    public Operator {
        Objects.requireNonNull(role, "an operator has a role");
    }

    public List<GrantedAuthority> authorities() {
        return List.of(new SimpleGrantedAuthority(role.authority()));
    }

    @Override
    public String getName() {
        return userName;
    }

    @Override
    public String toString() {
        return "Operator[" + userName + "]";
    }
}
