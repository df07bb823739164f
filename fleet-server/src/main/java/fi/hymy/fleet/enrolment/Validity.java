package fi.hymy.fleet.enrolment;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.x509.TBSCertificate;

/// Until when a certificate is good.
final class Validity {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int TIME_LENGTH = 14;

    private Validity() {}

    static Instant end(X509Certificate certificate) {
        try {
            String end = TBSCertificate.getInstance(certificate.getTBSCertificate())
                    .getEndDate()
                    .getTime();
            return LocalDateTime.parse(end.substring(0, TIME_LENGTH), TIME).toInstant(ZoneOffset.UTC);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
