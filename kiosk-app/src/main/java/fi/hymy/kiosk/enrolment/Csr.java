package fi.hymy.kiosk.enrolment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A kiosk's key, and its request for a certificate. Only here is Bouncy Castle at work.
final class Csr {
    /// Who it is, the server decides.
    private static final String NOBODY = "CN=kiosk";

    private Csr() {}

    /// EC P-256.
    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /// PKCS#10, PEM.
    static String of(KeyPair key) throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name(NOBODY), key.getPublic())
                    .build(signer)
                    .getEncoded();
            return Pem.write(Pem.REQUEST, der);
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("the request for a certificate cannot be made", e);
        }
    }
}
