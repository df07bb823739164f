package fi.hymy.fleet.gateway;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Holds back a kiosk that talks without end. Responses are not counted: each waits for its acknowledgement, and
/// the queue behind them is bounded.
@Component
final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    /// Messages that a kiosk may send at once.
    private static final int BURST = 60;

    /// One more is allowed after this time.
    private static final long REFILL_MILLIS = 500;

    private final InstantSource clock;
    private final Map<KioskId, Bucket> buckets = new ConcurrentHashMap<>();

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether a message may be looked at.
    boolean allows(Topic topic) {
        if (topic.channel() == Topic.Channel.RESPONSES) {
            return true;
        }
        Bucket bucket = buckets.compute(topic.kiosk(), (kiosk, before) -> Bucket.drawn(before, clock.millis()));
        if (bucket.justEmptied()) {
            LOG.warn("kiosk {} talks too much: some of it is not listened to", topic.kiosk());
        }
        return bucket.level() >= 0;
    }

    /// @param level messages left, -1 when there was none to take
    private record Bucket(int level, long refilledAt, boolean justEmptied) {
        static Bucket drawn(@org.jspecify.annotations.Nullable Bucket before, long now) {
            if (before == null) {
                return new Bucket(BURST - 1, now, false);
            }
            long refills = Math.max(0, now - before.refilledAt) / REFILL_MILLIS;
            int level = (int) Math.min(BURST, Math.max(0, before.level) + refills) - 1;
            return new Bucket(level, before.refilledAt + refills * REFILL_MILLIS, level < 0 && before.level >= 0);
        }
    }
}
