package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// One key of the kind that kiosks have, with a certificate that vouches for itself: both ends of a trial show it, and
/// believe nothing else.
///
/// @param folder of `key.pem` and `certificate.pem`
record SelfSigned(Path folder, SSLContext tls) {
    private static final String PASSWORD = "changeit";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static SelfSigned make(Path folder) {
        try {
            Path store = Files.createDirectories(folder).resolve("key.p12");
            Files.deleteIfExists(store);
            try (Program keytool = Program.start(Launch.of(
                    "keytool",
                    folder,
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "trial",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "bc=ca:true",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))) {
                keytool.exitCode(LIMIT);
            }
            return read(folder, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256 and TLS 1.3", e);
        }
    }

    private static SelfSigned read(Path folder, Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                store.getKey("trial", PASSWORD.toCharArray()).getEncoded());
        pem(
                folder.resolve("certificate.pem"),
                "CERTIFICATE",
                store.getCertificate("trial").getEncoded());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("trial", store.getCertificate("trial"));
        TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusts.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
        return new SelfSigned(folder, tls);
    }

    private static void pem(Path file, String what, byte[] der) throws IOException {
        Files.writeString(
                file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, LINES.encodeToString(der), what));
    }
}
