package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// An operator with the hash of the password, for as long as a password is checked; it has no business in
/// a session.
record Credential(Operator operator, String hash) implements UserDetails {
    private static final long serialVersionUID = 1L;

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return operator.authorities();
    }

    @Override
    public String getPassword() {
        return hash;
    }

    @Override
    public String getUsername() {
        return operator.userName();
    }

    @Override
    public String toString() {
        return "Credential[" + operator.userName() + "]";
    }
}
