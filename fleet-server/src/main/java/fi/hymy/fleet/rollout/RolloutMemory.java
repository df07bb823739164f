package fi.hymy.fleet.rollout;

import fi.hymy.fleet.site.KioskAt;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the steps of one rollout go on; nothing is lost with it but a little time. Used by one thread.
final class RolloutMemory {
    /// So long after its end a rollout listens for kiosks that come late.
    static final Duration LATE_ANSWERS = Duration.ofDays(7);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Map<KioskState, Long> cursors = new EnumMap<>(KioskState.class);
    private boolean mustRemind = true;
    private @Nullable KioskAt newcomersAfter;
    private Instant nextLook = Instant.MIN;

    /// After which place to look on; -1 for from the beginning.
    long cursor(KioskState state) {
        return cursors.getOrDefault(state, -1L);
    }

    void cursor(KioskState state, long place) {
        cursors.put(state, place);
    }

    /// Whether kiosks may have been told by a program that was killed before it spoke.
    boolean mustRemind() {
        return mustRemind;
    }

    void reminded() {
        mustRemind = mustRemind && cursor(KioskState.TOLD) >= 0;
    }

    boolean mayLookForNewcomers(Instant now) {
        return newcomersAfter != null || !now.isBefore(nextLook);
    }

    @Nullable
    KioskAt newcomersAfter() {
        return newcomersAfter;
    }

    void lookedForNewcomers(@Nullable KioskAt last, Instant now) {
        newcomersAfter = last;
        nextLook = now.plus(BETWEEN_LOOKS);
    }
}
