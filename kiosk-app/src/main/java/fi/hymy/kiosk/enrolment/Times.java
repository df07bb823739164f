package fi.hymy.kiosk.enrolment;

import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

/// The one place where the JDK's certificates want times of the old kind.
final class Times {
    private Times() {}

    static Instant begin(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    static void at(PKIXParameters parameters, Instant moment) {
        parameters.setDate(Date.from(moment));
    }
}
