package fi.hymy.fleet.broker;

import java.nio.file.Path;

/// What a broker proves itself with, and whom it believes. The broker reads the files again when they change.
///
/// @param keyStore PKCS #12 with a key and its chain
/// @param trustStore PKCS #12 with the authority that signs for kiosks
/// @param password of both, and of the key
public record TlsFiles(Path keyStore, Path trustStore, String password) {
    @Override
    public String toString() {
        return "TlsFiles[" + keyStore + "]";
    }
}
