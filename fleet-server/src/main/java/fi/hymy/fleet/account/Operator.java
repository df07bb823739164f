package fi.hymy.fleet.account;

import java.util.List;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A signed-in user, as kept in the session.
///
/// @param passwordHash as the delegating encoder writes it, `{bcrypt}…`
/// @param mustChange whether the password was for one time only
record Operator(String id, String userName, String passwordHash, boolean mustChange, Role role) implements UserDetails {
    private static final long serialVersionUID = 1L;

    /// A session of a time without roles cannot be read: its owner signs in again.
    Operator {
        Objects.requireNonNull(role, "an operator has a role");
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority(role.authority()));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return userName;
    }

    /// For the session: the hash has no business there.
    Operator withoutHash() {
        return new Operator(id, userName, "", mustChange, role);
    }

    @Override
    public String toString() {
        return "Operator[" + userName + "]";
    }
}
