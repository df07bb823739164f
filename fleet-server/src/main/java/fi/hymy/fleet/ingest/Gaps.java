package fi.hymy.fleet.ingest;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many answers each kiosk was asked for in vain: they were given, are not here, and it does not send them again.
/// Of
/// this server's life only; after a restart they are found out anew. Any thread.
@Component
public final class Gaps {
    private static final Duration NEWS = Duration.ofDays(1);

    private final Map<KioskId, Lack> lacking = new ConcurrentHashMap<>();

    private record Lack(long rows, Instant at) {}

    /// As far as it was found out within a day.
    public long of(KioskId kiosk, Instant now) {
        Lack lack = lacking.get(kiosk);
        return lack == null || lack.at().plus(NEWS).isBefore(now) ? 0 : lack.rows();
    }

    void givenUp(KioskId kiosk, long rows, Instant now) {
        lacking.merge(kiosk, new Lack(rows, now), (old, more) -> new Lack(old.rows() + more.rows(), now));
    }
}
