package fi.hymy.fleet.broker;

/// Where kiosks with a certificate connect.
///
/// @param port 0 for any free one
record TlsListener(int port, TlsFiles files, CertificateAuthenticator certificates) {}
