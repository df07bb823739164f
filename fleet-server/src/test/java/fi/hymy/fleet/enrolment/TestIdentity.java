package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.RunningServer;
import fi.hymy.protocol.id.KioskId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.springframework.context.ApplicationContext;

/// A kiosk's key and certificate, as a kiosk holds them.
///
/// @param keyStore with key and chain; without any for a kiosk that has not joined
/// @param trustStore with the authority of its server
public record TestIdentity(KeyStore keyStore, KeyStore trustStore) {
    private static final char[] PASSWORD = "test".toCharArray();

    /// @param chain PEM, the leaf first and the authority last
    public static TestIdentity of(KeyPair keys, String chain) {
        try {
            Certificate[] certificates = certificates(chain);
            KeyStore store = empty();
            store.setKeyEntry("kiosk", keys.getPrivate(), PASSWORD, certificates);
            return new TestIdentity(store, trusting(certificates[certificates.length - 1]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of nobody: trusts the server and has no certificate.
    public static TestIdentity stranger(RunningServer server) {
        return stranger(server.bean(ServerIdentity.class).ca().certificate());
    }

    static TestIdentity stranger(X509Certificate authority) {
        try {
            return new TestIdentity(empty(), trusting(authority));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Signs for a kiosk that is registered already, without its asking.
    public static TestIdentity issued(RunningServer server, String kiosk) {
        return issued(server.bean(Credentials.class), kiosk);
    }

    /// Signs for a kiosk that is registered already, without its asking.
    public static TestIdentity issued(ApplicationContext server, String kiosk) {
        return issued(server.getBean(Credentials.class), kiosk);
    }

    private static TestIdentity issued(Credentials credentials, String kiosk) {
        KeyPair keys = keys();
        return of(keys, credentials.issue(new KioskId(kiosk), keys.getPublic(), "tester"));
    }

    /// Shuts a kiosk out.
    public static void revoke(ApplicationContext server, String kiosk) {
        server.getBean(Revocation.class).revoke(new KioskId(kiosk), "tester");
    }

    public static KeyPair keys() {
        return keys("EC", "secp256r1");
    }

    static KeyPair keys(String algorithm, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve.isEmpty()) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A certificate request, PEM.
    public static String request(KeyPair keys) {
        return request(keys, keys, "CN=whoever,O=nobody asked", "SHA256withECDSA");
    }

    static String request(KeyPair named, KeyPair signing, String subject, String algorithm) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm).build(signing.getPrivate());
            var request =
                    new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), named.getPublic()).build(signer);
            return Pem.of("CERTIFICATE REQUEST", request.getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public BigInteger serial() {
        try {
            return ((X509Certificate) keyStore.getCertificate("kiosk")).getSerialNumber();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyManagerFactory keyManagers() {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore, PASSWORD);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public TrustManagerFactory trustManagers() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trustStore);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keyManagers().getKeyManagers(), trustManagers().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate[] certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .toArray(new Certificate[0]);
    }

    private static KeyStore trusting(Certificate authority) throws GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry("ca", authority);
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
