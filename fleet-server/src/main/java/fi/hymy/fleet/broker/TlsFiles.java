package fi.hymy.fleet.broker;

import java.nio.file.Path;

/// What a broker proves itself with, and whom it believes. The broker reads the files again when they change.
///
/// @param keyStore PKCS #12 with a server's key and its chain
/// @param clientStore PKCS #12 with which this server comes to a broker that is not ours
/// @param trustStore PKCS #12 with the authority that signs for kiosks and servers
/// @param password of all three, and of the keys
public record TlsFiles(Path keyStore, Path clientStore, Path trustStore, String password) {
    @Override
    public String toString() {
        return "TlsFiles[" + keyStore + "]";
    }
}
