package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What kiosks say of their being alive, gathered in memory and written down once a second by a thread of its own:
/// a heartbeat never waits for a commit, and a thousand of them cost one.
@Component
public final class PresenceBook implements WorksInRounds, PresenceNow {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSELY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2000;

    private final Presences presences;
    private final List<LinkWatcher> watchers;
    private final Broker broker;
    private final InstantSource clock;
    private final Map<KioskId, Presence> known = new ConcurrentHashMap<>();
    private final Set<KioskId> unwritten = ConcurrentHashMap.newKeySet();
    /// When each link came or went last, as far as the watchers were told. Of the writer's thread, once it runs.
    private final Map<KioskId, Instant> told = new HashMap<>();
    private final Rounds rounds =
            new Rounds("presence-writer", PAUSE, "presences cannot be written down", this::writeDown);

    PresenceBook(Presences presences, List<LinkWatcher> watchers, Broker broker, InstantSource clock) {
        this.presences = presences;
        this.watchers = List.copyOf(watchers);
        this.broker = broker;
        this.clock = clock;
    }

    /// Reads what was written down, and starts to write. When the broker is ours, it was down with us, and every
    /// connection with it.
    @Override
    public void start() {
        presences.all().forEach(presence -> {
            known.put(presence.kiosk(), presence);
            presence.linkChangedAt().ifPresent(at -> told.put(presence.kiosk(), at));
        });
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

    @Override
    public Optional<Presence> find(KioskId kiosk) {
        return Optional.ofNullable(known.get(kiosk));
    }

    private void tell(List<Presence> written) {
        List<LinkWatcher.Change> changes = written.stream()
                .filter(presence -> presence.linkChanged() != null
                        && !presence.linkChanged().equals(told.get(presence.kiosk())))
                .map(presence -> new LinkWatcher.Change(
                        presence.kiosk(), presence.linkChangedAt().orElseThrow(), presence.linked()))
                .toList();
        if (!changes.isEmpty()) {
            watchers.forEach(watcher -> watcher.changed(changes));
            changes.forEach(change -> told.put(change.kiosk(), change.at()));
        }
    }

    void writeDown() {
        List<KioskId> kiosks = some();
        while (!kiosks.isEmpty()) {
            unwritten.removeAll(kiosks);
            try {
                List<Presence> taken = kiosks.stream().map(known::get).toList();
                presences.save(taken);
                tell(taken);
            } catch (RuntimeException e) {
                unwritten.addAll(kiosks);
                throw e;
            }
            kiosks = some();
        }
    }

    /// In the order in which every server locks them.
    private List<KioskId> some() {
        return unwritten.stream()
                .limit(AT_ONCE)
                .sorted(Comparator.comparing(KioskId::value))
                .toList();
    }
}
