package fi.hymy.kiosk.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who this kiosk is, and what proves it.
///
/// @param key never logged, never sent
/// @param chain the kiosk's certificate and the CA that made it
/// @param since the trusted time when it got the certificate
public record Identity(Membership membership, PrivateKey key, List<X509Certificate> chain, Instant since) {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)\\s*CN=([A-Za-z0-9_-]{8,64})(?:,|$)");
    private static final byte[] PROBE = {'h', 'y', 'm', 'y'};

    public Identity {
        chain = List.copyOf(chain);
        if (chain.size() < 2) {
            throw new IllegalArgumentException("a kiosk's certificate comes with the CA that made it");
        }
    }

    /// Of what a server sent for this key.
    ///
    /// @param publicKey that was certified
    /// @param ca fingerprint of the CA that may vouch for it
    /// @throws GeneralSecurityException when it is not for this kiosk and this key, or by another CA; in words
    static Identity of(
            Membership membership, PrivateKey key, PublicKey publicKey, String chain, String ca, Instant since)
            throws GeneralSecurityException {
        List<X509Certificate> certificates = Pem.certificates(chain);
        if (certificates.size() < 2) {
            throw new GeneralSecurityException("the server sent no certificate with its CA");
        }
        X509Certificate leaf = certificates.getFirst();
        X509Certificate anchor = certificates.getLast();
        if (!Fingerprint.of(anchor).equals(ca)) {
            throw new GeneralSecurityException("the server sent a certificate of another CA");
        }
        leaf.verify(anchor.getPublicKey());
        if (!leaf.getPublicKey().equals(publicKey)) {
            throw new GeneralSecurityException("the server sent a certificate for another key");
        }
        if (!kiosk(leaf).equals(membership.kiosk())) {
            throw new GeneralSecurityException("the server sent a certificate for another kiosk");
        }
        return new Identity(membership, key, certificates, since);
    }

    /// Of what lies on this kiosk's disk: that key and certificate belong together is tried out.
    static Identity of(Membership membership, PrivateKey key, List<X509Certificate> chain, Instant since)
            throws GeneralSecurityException {
        if (chain.size() < 2) {
            throw new GeneralSecurityException("a certificate is missing");
        }
        X509Certificate leaf = chain.getFirst();
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(PROBE);
        byte[] signed = signer.sign();
        signer.initVerify(leaf.getPublicKey());
        signer.update(PROBE);
        if (!signer.verify(signed) || !kiosk(leaf).equals(membership.kiosk())) {
            throw new GeneralSecurityException("key, certificate and kiosk do not belong together");
        }
        return new Identity(membership, key, chain, since);
    }

    private static KioskId kiosk(X509Certificate leaf) throws GeneralSecurityException {
        Matcher name = COMMON_NAME.matcher(leaf.getSubjectX500Principal().getName());
        if (!name.find()) {
            throw new GeneralSecurityException("the certificate names no kiosk");
        }
        return new KioskId(name.group(1));
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Fingerprint of the CA that made it, which is the CA to trust.
    public String ca() {
        try {
            return Fingerprint.of(chain.getLast());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    @Override
    public String toString() {
        return "Identity[%s]".formatted(membership);
    }
}
