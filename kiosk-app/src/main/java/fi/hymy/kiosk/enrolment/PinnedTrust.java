package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.enrolment.WrongServerException.Reason;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts servers whose certificate was made by one CA, known by its fingerprint, and nobody else. Any thread.
///
/// The name of the host does not matter: nobody but that CA can make a server. Nor does the system's clock: a
/// certificate must not have ended at the trusted time, which is certainly past; that it has begun is taken for
/// granted, since only the past is known for certain.
public final class PinnedTrust extends X509ExtendedTrustManager {
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";

    private final String ca;
    private final TrustedTime time;

    /// @param ca fingerprint: SHA-256 of the certificate, 64 hex digits in small letters
    public PinnedTrust(String ca, TrustedTime time) {
        this.ca = ca;
        this.time = time;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        List<X509Certificate> all = List.of(chain);
        int anchor = anchorIn(all);
        if (anchor == 0) {
            throw new WrongServerException(Reason.NO_SERVER, "the server shows the CA's own certificate as its own");
        }
        validate(all.subList(0, anchor), all.get(anchor));
        X509Certificate leaf = all.getFirst();
        List<String> uses = leaf.getExtendedKeyUsage();
        if (uses == null || !uses.contains(SERVER)) {
            throw new WrongServerException(Reason.NO_SERVER, "who answers has a certificate, but not as a server");
        }
        time.accepted(Times.end(leaf));
    }

    private int anchorIn(List<X509Certificate> chain) throws CertificateException {
        for (int i = 0; i < chain.size(); i++) {
            if (Fingerprint.of(chain.get(i)).equals(ca)) {
                return i;
            }
        }
        throw new WrongServerException(Reason.OTHER_CA, "another CA vouches for the server than the one to be trusted");
    }

    private void validate(List<X509Certificate> path, X509Certificate anchor) throws CertificateException {
        Instant moment = Stream.concat(path.stream().map(Times::begin), Stream.of(time.now()))
                .max(Instant::compareTo)
                .orElseThrow();
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            Times.at(parameters, moment);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.EXPIRED) {
                throw new WrongServerException(
                        Reason.ENDED,
                        "the server's certificate ended on %s, and it is at least %s"
                                .formatted(Times.end(path.getFirst()), moment));
            }
            throw new WrongServerException(
                    Reason.OTHER_CA, "the server's certificate was not made by its CA: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the server's certificate could not be checked", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a kiosk has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
