package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What kiosks say of their health, gathered in memory and written down every two seconds by a thread of its own: a
/// thousand of them cost one commit, and an answer never waits for one.
@Component
final class HealthBook implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 1000;

    private final Healths healths;
    private final InstantSource clock;
    private final Map<KioskId, KioskHealth> unwritten = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds(
            "health-writer", PAUSE, "what kiosks say of their health cannot be written down", this::writeDown);

    HealthBook(Healths healths, InstantSource clock) {
        this.healths = healths;
        this.clock = clock;
    }

    /// Returns at once; any thread.
    void learn(KioskId kiosk, Condition condition) {
        unwritten.put(kiosk, new KioskHealth(kiosk, clock.instant(), condition));
    }

    Optional<KioskHealth> find(KioskId kiosk) {
        return Optional.ofNullable(unwritten.get(kiosk)).or(() -> healths.find(kiosk));
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void writeDown() {
        while (!unwritten.isEmpty()) {
            List<KioskHealth> taken = unwritten.values().stream().limit(AT_ONCE).toList();
            healths.save(taken);
            taken.forEach(written -> unwritten.remove(written.kiosk(), written));
        }
    }
}
