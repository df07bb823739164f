package fi.hymy.fleet.device;

import fi.hymy.fleet.device.HealthHistory.Entry;
import fi.hymy.fleet.kiosk.Presence;
import fi.hymy.fleet.kiosk.PresenceNow;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What kiosks say of their health, gathered in memory and written down every two seconds by a thread of its own: a
/// thousand of them cost one commit, and an answer never waits for one.
@Component
public final class HealthBook implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 1000;

    private final Healths healths;
    private final HealthHistory history;
    private final Starts starts;
    private final PresenceNow presences;
    private final InstantSource clock;
    private final Map<KioskId, KioskHealth> unwritten = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds(
            "health-writer", PAUSE, "what kiosks say of their health cannot be written down", this::writeDown);

    HealthBook(Healths healths, HealthHistory history, Starts starts, PresenceNow presences, InstantSource clock) {
        this.healths = healths;
        this.history = history;
        this.starts = starts;
        this.presences = presences;
        this.clock = clock;
    }

    /// Returns at once; any thread.
    void learn(KioskId kiosk, Condition condition) {
        unwritten.put(kiosk, new KioskHealth(kiosk, clock.instant(), condition));
    }

    /// The newest of a kiosk; empty when it never said any.
    public Optional<KioskHealth> find(KioskId kiosk) {
        return Optional.ofNullable(unwritten.get(kiosk)).or(() -> healths.find(kiosk));
    }

    /// Of the kiosks that said something since a moment, at most some seconds behind them.
    public List<KioskHealth> since(Instant moment) {
        return healths.since(moment);
    }

    private Entry entry(KioskHealth health) {
        OptionalLong answers = presences
                .find(health.kiosk())
                .flatMap(Presence::outbox)
                .map(facts -> OptionalLong.of(facts.lastSequence()))
                .orElse(OptionalLong.empty());
        return new Entry(health.kiosk(), Sample.of(health.receivedAt(), health.condition(), answers));
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void writeDown() {
        while (!unwritten.isEmpty()) {
            // In the order in which every server locks them.
            List<KioskHealth> taken = unwritten.values().stream()
                    .limit(AT_ONCE)
                    .sorted(Comparator.comparing(health -> health.kiosk().value()))
                    .toList();
            List<Entry> entries = taken.stream().map(this::entry).toList();
            history.inOne(() -> {
                healths.save(taken);
                history.save(Grain.SLOT, entries);
                starts.learn(taken);
            });
            taken.forEach(written -> unwritten.remove(written.kiosk(), written));
        }
    }
}
