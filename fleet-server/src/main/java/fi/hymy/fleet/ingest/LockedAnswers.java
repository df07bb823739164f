package fi.hymy.fleet.ingest;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Kiosks whose answers wait because this server cannot open them, as after a restore without the folder of
/// its keys. Of this server's life only; such answers come again every few minutes. Any thread.
@Component
public final class LockedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LockedAnswers.class);

    /// A kiosk that was put off comes back sooner.
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final Map<KioskId, Lock> found = new ConcurrentHashMap<>();

    private record Lock(String reason, Instant at) {}

    /// Why answers wait, of each kiosk that brought some within half an hour.
    public Map<KioskId, String> all(Instant now) {
        Map<KioskId, String> reasons = new HashMap<>();
        found.forEach((kiosk, lock) -> {
            if (!lock.at().plus(NEWS).isBefore(now)) {
                reasons.put(kiosk, lock.reason());
            }
        });
        return reasons;
    }

    /// Logs it once for each kiosk and reason.
    public void found(KioskId kiosk, String reason, Instant now) {
        Lock before = found.put(kiosk, new Lock(reason, now));
        if (before == null || !before.reason().equals(reason)) {
            LOG.error(
                    "answers of kiosk {} stay on it, for this server cannot open them: {}; restore the folder"
                            + " ca/sealing from a backup",
                    kiosk,
                    reason);
        }
    }
}
