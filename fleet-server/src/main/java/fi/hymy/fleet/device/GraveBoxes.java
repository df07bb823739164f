package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.BoxTroubles;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// The boxes that said last that something is gravely wrong with them. Only what came since the last look is read, at
/// most every few seconds and only while somebody asks. Any thread.
@Component
final class GraveBoxes implements BoxTroubles {
    private static final Duration FRESH = Duration.ofSeconds(3);
    /// Several servers write, each by its own clock, and a little later than it says.
    private static final Duration OVERLAP = Duration.ofSeconds(20);

    private final Healths healths;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<KioskId> grave = new HashSet<>();
    private Instant looked = Instant.EPOCH;
    private Instant readTo = Instant.EPOCH;
    private volatile Set<KioskId> told = Set.of();

    GraveBoxes(Healths healths, InstantSource clock) {
        this.healths = healths;
        this.clock = clock;
    }

    @Override
    public Set<KioskId> grave() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (Duration.between(looked, now).abs().compareTo(FRESH) > 0) {
                looked = now;
                healths.since(readTo.equals(Instant.EPOCH) ? readTo : readTo.minus(OVERLAP))
                        .forEach(this::learn);
                told = Set.copyOf(grave);
            }
            return told;
        } finally {
            lock.unlock();
        }
    }

    private void learn(KioskHealth health) {
        readTo = health.receivedAt().isAfter(readTo) ? health.receivedAt() : readTo;
        if (health.condition().findings().stream().anyMatch(Finding::grave)) {
            grave.add(health.kiosk());
        } else {
            grave.remove(health.kiosk());
        }
    }
}
