package fi.hymy.fleet.audit;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Drops entries that are older than they are kept, once an hour.
@Component
@EnableConfigurationProperties(AuditSettings.class)
final class AuditRetention implements WorksInRounds {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Rounds rounds;

    AuditRetention(AuditTrail trail, AuditSettings settings, InstantSource clock) {
        rounds = new Rounds("audit-retention", PAUSE, "old entries of the audit trail could not be dropped", () -> {
            int dropped = trail.drop(clock.instant().minus(settings.keep()));
            if (dropped > 0) {
                LOG.info(
                        "{} entries of the audit trail were older than {} days",
                        dropped,
                        settings.keep().toDays());
            }
        });
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }
}
