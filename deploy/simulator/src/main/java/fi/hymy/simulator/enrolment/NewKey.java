package fi.hymy.simulator.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A key that nobody has vouched for yet.
///
/// @param pair P-256
record NewKey(KeyPair pair) {
    static NewKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new NewKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /// The signed wish for a certificate, PEM. Its subject says nothing: the server gives the kiosk its id.
    String request() {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return Identity.pem(
                    "CERTIFICATE REQUEST",
                    new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=kiosk"), pair.getPublic())
                            .build(signer)
                            .getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every Java signs with ECDSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
