package fi.hymy.fleet.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token as its owner sees it, without what makes it work.
///
/// @param usedAtOrNull to the minute, or null when it was never used
/// @param usedFrom address, rounded; empty when it was never used
record ApiToken(
        String id,
        String name,
        Scopes scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAtOrNull,
        String usedFrom) {
    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
