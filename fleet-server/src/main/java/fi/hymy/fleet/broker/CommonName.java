package fi.hymy.fleet.broker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// Whom a certificate names.
public final class CommonName {
    private CommonName() {}

    /// The one common name that is the whole subject; empty when the subject says anything else.
    public static Optional<String> of(X509Certificate certificate) {
        try {
            List<Rdn> parts = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            return parts.size() == 1 && parts.getFirst().getType().equalsIgnoreCase("CN")
                    ? Optional.of(String.valueOf(parts.getFirst().getValue()))
                    : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
