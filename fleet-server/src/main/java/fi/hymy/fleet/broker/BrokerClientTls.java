package fi.hymy.fleet.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// How this server and a broker that is not ours know each other: both by certificates of our own authority,
/// read anew for each connection.
final class BrokerClientTls {
    private BrokerClientTls() {}

    static KeyManagerFactory keys(TlsFiles files) {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(
                    read(files.clientStore(), files.password()),
                    files.password().toCharArray());
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be read from " + files.clientStore(), e);
        }
    }

    static TrustManagerFactory trust(TlsFiles files) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(read(files.trustStore(), files.password()));
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no authority can be read from " + files.trustStore(), e);
        }
    }

    private static KeyStore read(Path file, String password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
