package fi.hymy.kiosk.enrolment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/// By what a certificate is known: SHA-256 of its DER, 64 hex digits in small letters.
final class Fingerprint {
    private Fingerprint() {}

    static String of(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(X509Certificate certificate) throws CertificateEncodingException {
        return of(certificate.getEncoded());
    }
}
