package fi.hymy.simulator.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/// A device CA as a fleet server has one, with a server that it vouches for.
public final class TestCa {
    public static final String PASSWORD = "changeit";
    private static final String NAME = "CN=Test CA";
    private static final AtomicLong SERIALS = new AtomicLong(1);

    private final KeyPair pair = NewKey.make().pair();
    private final X509Certificate certificate = sign(NAME, pair.getPublic(), null);
    private final KeyPair serverPair = NewKey.make().pair();
    private final X509Certificate server = sign("CN=server", serverPair.getPublic(), KeyPurposeId.id_kp_serverAuth);

    public JoinText join(int port) {
        try {
            return new JoinText(
                    URI.create("https://localhost:" + port),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A kiosk that was enrolled without asking.
    public Identity identity(String kiosk) {
        KeyPair own = NewKey.make().pair();
        return new Identity(
                new KioskId(kiosk), own.getPrivate().getEncoded(), encoded(kiosk(kiosk, own.getPublic())), ca());
    }

    X509Certificate kiosk(String kiosk, PublicKey key) {
        return sign("CN=" + kiosk, key, KeyPurposeId.id_kp_clientAuth);
    }

    /// What a server answers: the kiosk's certificate and the CA's, PEM.
    String chain(String kiosk, String request) {
        try (var parser = new PEMParser(new StringReader(request))) {
            var asked = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            return Identity.pem("CERTIFICATE", encoded(kiosk(kiosk, asked.getPublicKey())))
                    + Identity.pem("CERTIFICATE", ca());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of the server; asks for a client certificate of this CA where it is told to.
    public SSLContext serverContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(serverStore(), PASSWORD.toCharArray());
            TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusts.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes `server.p12` and `ca.p12`.
    public void write(Path folder) {
        try (OutputStream own = Files.newOutputStream(folder.resolve("server.p12"));
                OutputStream trusted = Files.newOutputStream(folder.resolve("ca.p12"))) {
            serverStore().store(own, PASSWORD.toCharArray());
            trustStore().store(trusted, PASSWORD.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore serverStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "server", serverPair.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {server, certificate});
        return store;
    }

    private KeyStore trustStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("ca", certificate);
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private byte[] ca() {
        return encoded(certificate);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param use null for the CA itself
    private X509Certificate sign(String name, PublicKey key, @Nullable KeyPurposeId use) {
        try {
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(NAME),
                    BigInteger.valueOf(SERIALS.getAndIncrement()),
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plusSeconds(3600)),
                    new X500Name(name),
                    key);
            if (use == null) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } else {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
