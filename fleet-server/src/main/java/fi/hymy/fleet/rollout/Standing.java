package fi.hymy.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a rollout stands.
///
/// @param wave the newest that has begun, from 1; 0 while it is not planned
/// @param goodSince since when enough kiosks have it for the next wave, or null
/// @param forgiven failures that an operator saw and went on all the same
/// @param accepted the wave that an operator went on with however it went, or 0
/// @param why it is so, in words, or empty
/// @param by who made it so, or empty where it did so by itself
/// @param since when the state began
record Standing(
        State state,
        int wave,
        @Nullable Instant goodSince,
        long forgiven,
        int accepted,
        String why,
        String by,
        Instant since) {
    static Standing draft(String by, Instant now) {
        return new Standing(State.DRAFT, 0, null, 0, 0, "", by, now);
    }

    Standing in(State next, String reason, String who, Instant now) {
        return new Standing(next, wave, null, forgiven, accepted, reason, who, now);
    }

    Standing atWave(int next) {
        return new Standing(state, next, null, forgiven, accepted, why, by, since);
    }

    Standing good(@Nullable Instant from) {
        return new Standing(state, wave, from, forgiven, accepted, why, by, since);
    }

    /// Goes on in spite of what failed.
    Standing forgiving(long failures) {
        return new Standing(state, wave, null, failures, wave, why, by, since);
    }
}
