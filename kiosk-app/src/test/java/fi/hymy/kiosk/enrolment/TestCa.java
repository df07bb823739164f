package fi.hymy.kiosk.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// A CA as a server has one, and what it makes.
public final class TestCa {
    public static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant FAR = Instant.parse("2046-01-01T00:00:00Z");

    private final KeyPair key;
    private final X509Certificate certificate;

    /// A certificate with its key.
    public record Leaf(KeyPair key, X509Certificate certificate) {}

    public TestCa() {
        try {
            key = Csr.newKey();
            certificate = make("CN=Test CA", key.getPublic(), null, LONG_AGO, FAR);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String fingerprint() {
        try {
            return Fingerprint.of(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Leaf server(Instant begin, Instant end) {
        KeyPair own = newKey();
        return new Leaf(own, make("CN=localhost", own.getPublic(), KeyPurposeId.id_kp_serverAuth, begin, end));
    }

    public Leaf server() {
        return server(LONG_AGO, Instant.now().plus(Duration.ofDays(800)));
    }

    public X509Certificate kiosk(KioskId kiosk, PublicKey of, Duration life) {
        return make(
                "CN=" + kiosk,
                of,
                KeyPurposeId.id_kp_clientAuth,
                LONG_AGO,
                Instant.now().plus(life));
    }

    public Leaf kiosk(KioskId kiosk) {
        KeyPair own = newKey();
        return new Leaf(own, kiosk(kiosk, own.getPublic(), Duration.ofDays(397)));
    }

    /// The chain for a kiosk's request, PEM.
    public String sign(KioskId kiosk, String csr, Duration life) {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            var request = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            return pem(kiosk(kiosk, request.getPublicKey(), life), certificate);
        } catch (java.io.IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(X509Certificate... chain) {
        var text = new StringBuilder();
        for (X509Certificate each : chain) {
            try {
                text.append(Pem.write(Pem.CERTIFICATE, each.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    public static KeyPair newKey() {
        try {
            return Csr.newKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate make(
            String name, PublicKey of, org.bouncycastle.asn1.x509.KeyPurposeId use, Instant begin, Instant end) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=Test CA"),
                    new BigInteger(120, new SecureRandom()),
                    Date.from(begin),
                    Date.from(end),
                    new X500Name(name),
                    of);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(use == null));
            if (use != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
        } catch (GeneralSecurityException
                | java.io.IOException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of a server that shows this chain, and takes certificates of this CA from clients, by the server's own clock.
    public SSLContext context(Leaf leaf, X509Certificate... rest) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var chain = new java.util.ArrayList<X509Certificate>(List.of(leaf.certificate()));
            chain.addAll(List.of(rest));
            store.setKeyEntry("server", leaf.key().getPrivate(), new char[0], chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), new TrustManager[] {new Clients()}, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public SSLContext context() {
        return context(server(), certificate);
    }

    private final class Clients extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws java.security.cert.CertificateException {
            try {
                chain[0].verify(key.getPublic());
                chain[0].checkValidity();
            } catch (GeneralSecurityException e) {
                throw new java.security.cert.CertificateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket)
                throws java.security.cert.CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine)
                throws java.security.cert.CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("a server has no servers");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {
            throw new IllegalStateException("a server has no servers");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
            throw new IllegalStateException("a server has no servers");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {certificate};
        }
    }
}
