package fi.hymy.fleet.enrolment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/// DER as text between two lines that say what it is.
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    /// @param kind as `CERTIFICATE`
    static String of(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /// @param chain the leaf first
    static String of(X509Certificate... chain) {
        return Arrays.stream(chain)
                .map(certificate -> of("CERTIFICATE", der(certificate)))
                .collect(Collectors.joining());
    }

    /// The first block of a kind.
    ///
    /// @throws IllegalArgumentException when there is none, or it is no Base64
    static byte[] read(String text, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + kind + " in it");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
