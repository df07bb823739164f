package fi.hymy.fleet.enrolment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// The key that a kiosk wants a certificate for, and proved to hold. Of whatever else the request says,
/// nothing is taken over.
///
/// @param key on the curve P-256
record SigningRequest(PublicKey key) {
    /// A request of ours has less than 600 characters.
    private static final int MAX_TEXT = 8 * 1024;

    /// @param pem PKCS #10
    /// @throws IllegalArgumentException when it is none, is not signed with its own key, or the key is of
    /// another kind
    static SigningRequest read(String pem) {
        if (pem.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a certificate request has at most %d characters".formatted(MAX_TEXT));
        }
        try {
            var request = new PKCS10CertificationRequest(Pem.read(pem, "CERTIFICATE REQUEST"));
            checkKind(request);
            PublicKey key = key(request.getSubjectPublicKeyInfo().getEncoded());
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("the certificate request is not signed with its own key");
            }
            return new SigningRequest(key);
        } catch (IOException | GeneralSecurityException | PKCSException | OperatorCreationException e) {
            throw new IllegalArgumentException("the certificate request cannot be read", e);
        }
    }

    /// Of the public key, 64 hex digits: the same key asks under the same hash.
    String keyHash() {
        return Fingerprints.sha256(key.getEncoded());
    }

    String keyText() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /// @param text as from [#keyText]
    static PublicKey key(String text) {
        try {
            return key(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored key can be read again", e);
        }
    }

    private static PublicKey key(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static void checkKind(PKCS10CertificationRequest request) {
        AlgorithmIdentifier key = request.getSubjectPublicKeyInfo().getAlgorithm();
        if (!X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm())
                || !SECObjectIdentifiers.secp256r1.equals(key.getParameters())) {
            throw new IllegalArgumentException("the key must be on the curve P-256");
        }
        if (!X9ObjectIdentifiers.ecdsa_with_SHA256.equals(
                request.getSignatureAlgorithm().getAlgorithm())) {
            throw new IllegalArgumentException("the certificate request must be signed by ECDSA with SHA-256");
        }
    }
}
