package fi.hymy.protocol.release;

import java.time.Instant;

/// Where a box stands when a release is offered to it.
///
/// @param arch as Debian names it
/// @param channel in which the server put it
/// @param running the sequence that was found good last, 0 for the one it was made with
/// @param trustedNow it is now, or later: never a clock that may lie ahead
public record Situation(SoftwareKind kind, String arch, String channel, long running, Instant trustedNow) {
    public Situation {
        if (running < 0) {
            throw new IllegalArgumentException("running must be 0 or more, it is " + running);
        }
    }
}
