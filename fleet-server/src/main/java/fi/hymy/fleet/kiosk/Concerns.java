package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What each kiosk needs most, for lists that begin with the worst. It takes schedules and the time of day
/// to tell, which no database can: so all are gone through, at most every few seconds and only while
/// somebody looks. Any thread.
@Component
public final class Concerns {
    private static final Logger LOG = LoggerFactory.getLogger(Concerns.class);
    /// With so few it is done anew each time.
    private static final int FEW = 300;
    private static final Duration FRESH = Duration.ofSeconds(3);
    /// What is older is not shown any more: whoever looks first waits.
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Fleet fleet;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private volatile Seen seen = new Seen(Map.of(), Instant.EPOCH);

    Concerns(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    private record Seen(Map<KioskId, Concern> concerns, Instant at) {}

    /// Of every kiosk, as of a moment ago; one that came since may be missing.
    public Map<KioskId, Concern> all() {
        Seen last = seen;
        Duration age = Duration.between(last.at(), clock.instant());
        if (last.concerns().size() <= FEW || age.compareTo(STALE) > 0) {
            return anew(last);
        }
        if (age.compareTo(FRESH) > 0 && underWay.compareAndSet(false, true)) {
            Thread.ofVirtual().name("kiosk-concerns").start(this::anewQuietly);
        }
        return last.concerns();
    }

    /// Those who wait for the same look share it.
    private Map<KioskId, Concern> anew(Seen before) {
        lock.lock();
        try {
            if (seen.at().equals(before.at())) {
                seen = look();
            }
            return seen.concerns();
        } finally {
            lock.unlock();
        }
    }

    private Seen look() {
        Instant now = clock.instant();
        return new Seen(
                fleet.all().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                status -> status.kiosk().id(), KioskStatus::concern)),
                now);
    }

    private void anewQuietly() {
        try {
            anew(seen);
        } catch (Exception e) {
            LOG.warn("the kiosks could not be gone through; the next who looks tries again", e);
        } finally {
            underWay.set(false);
        }
    }
}
