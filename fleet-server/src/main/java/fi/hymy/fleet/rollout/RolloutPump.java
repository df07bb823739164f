package fi.hymy.fleet.rollout;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Moves all rollouts on, a step of each in every round, on the thread `rollouts`. It begins with what the database
/// says, so a server that was killed goes on where it was.
@Component
final class RolloutPump implements WorksInRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutPump.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final Book book;
    private final Steps steps;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("rollouts", PAUSE, "the rollouts do not move on", this::round);

    /// Belong to the rounds' thread.
    private final Map<RolloutId, RolloutMemory> memories = new HashMap<>();

    private final Map<RolloutId, Instant> troubled = new HashMap<>();

    RolloutPump(Book book, Targets targets, RolloutKinds kinds, InstantSource clock) {
        this.book = book;
        this.steps = new Steps(book, targets, kinds::find, clock);
        this.clock = clock;
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void round() {
        List<RolloutId> awake = book.awake();
        Set<RolloutId> there = new HashSet<>(awake);
        memories.keySet().retainAll(there);
        troubled.keySet().retainAll(there);
        awake.forEach(this::step);
    }

    /// One that cannot go on holds up no other.
    private void step(RolloutId id) {
        Instant until = troubled.get(id);
        if (until != null && until.isAfter(clock.instant())) {
            return;
        }
        try {
            steps.step(id, memories.computeIfAbsent(id, _ -> new RolloutMemory()));
            troubled.remove(id);
        } catch (Exception e) {
            if (until == null) {
                LOG.error("rollout {} does not go on; it is tried again every 10 seconds", id, e);
            }
            troubled.put(id, clock.instant().plus(AFTER_TROUBLE));
        }
    }
}
