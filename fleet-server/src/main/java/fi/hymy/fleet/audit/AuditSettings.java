package fi.hymy.fleet.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the audit trail reaches back.
///
/// @param keep `hymy.audit.keep`, as `400d`; at least a day
@ConfigurationProperties("hymy.audit")
record AuditSettings(@DefaultValue("400d") Duration keep) {
    AuditSettings {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("hymy.audit.keep must be a day at least");
        }
    }
}
