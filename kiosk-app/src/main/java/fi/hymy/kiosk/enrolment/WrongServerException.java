package fi.hymy.kiosk.enrolment;

import java.security.cert.CertificateException;

/// Whoever answers is not the server that this kiosk was told to trust.
public final class WrongServerException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// What is wrong with it.
    public enum Reason {
        /// Another CA vouches for it, or none.
        OTHER_CA,
        /// The right CA made it, but not for a server, as a kiosk's certificate.
        NO_SERVER,
        /// Its certificate has ended.
        ENDED
    }

    WrongServerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
