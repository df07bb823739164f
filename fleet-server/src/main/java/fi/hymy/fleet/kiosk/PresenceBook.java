package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What kiosks say of their being alive, gathered in memory and written down once a second by a thread of its own:
/// a heartbeat never waits for a commit, and a thousand of them cost one.
@Component
public final class PresenceBook implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSELY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2000;

    private final Presences presences;
    private final Broker broker;
    private final InstantSource clock;
    private final Map<KioskId, Presence> known = new ConcurrentHashMap<>();
    private final Set<KioskId> unwritten = ConcurrentHashMap.newKeySet();
    private final Rounds rounds =
            new Rounds("presence-writer", PAUSE, "presences cannot be written down", this::writeDown);

    PresenceBook(Presences presences, Broker broker, InstantSource clock) {
        this.presences = presences;
        this.broker = broker;
        this.clock = clock;
    }

    /// Reads what was written down, and starts to write. When the broker is ours, it was down with us, and every
    /// connection with it.
    @Override
    public void start() {
        presences.all().forEach(presence -> known.put(presence.kiosk(), presence));
        if (broker.isEmbedded()) {
            everyoneCut();
        }
        rounds.start();
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void born(KioskId kiosk, long session, String appVersion, @Nullable OutboxFacts outbox) {
        Instant now = clock.instant();
        change(kiosk, presence -> presence.born(session, appVersion, outbox, now));
    }

    void gone(KioskId kiosk, long session) {
        Instant now = clock.instant();
        change(kiosk, presence -> presence.gone(session, now));
    }

    void alive(KioskId kiosk, long session, @Nullable OutboxFacts outbox) {
        Instant now = clock.instant();
        change(kiosk, presence -> presence.alive(session, outbox, now));
    }

    /// Answers of this kiosk were stored. Returns at once; any thread. While they follow each other closely, as when it
    /// sends what waited, only the first is written down at once, and the last with the next heartbeat: else every
    /// kiosk that sends cost the one who stores answers a row a second.
    public void answered(KioskId kiosk, Instant at) {
        known.compute(kiosk, (id, before) -> {
            Presence now = before == null ? Presence.unknown(id) : before;
            if (now.lastAnswer() == null || now.lastAnswer().plus(CLOSELY).isBefore(at)) {
                unwritten.add(id);
            }
            return now.answered(at);
        });
    }

    private void everyoneCut() {
        Instant now = clock.instant();
        List.copyOf(known.keySet()).forEach(kiosk -> change(kiosk, presence -> presence.cut(now)));
    }

    private void change(KioskId kiosk, UnaryOperator<Presence> change) {
        known.compute(kiosk, (id, before) -> {
            Presence now = before == null ? Presence.unknown(id) : before;
            Presence after = change.apply(now);
            if (!after.equals(now)) {
                unwritten.add(id);
            }
            return after;
        });
    }

    void writeDown() {
        List<KioskId> kiosks = unwritten.stream().limit(AT_ONCE).toList();
        while (!kiosks.isEmpty()) {
            unwritten.removeAll(kiosks);
            try {
                presences.save(kiosks.stream().map(known::get).toList());
            } catch (RuntimeException e) {
                unwritten.addAll(kiosks);
                throw e;
            }
            kiosks = unwritten.stream().limit(AT_ONCE).toList();
        }
    }
}
