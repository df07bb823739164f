package fi.hymy.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One command for many kiosks.
///
/// @param amount as of the command, or null
/// @param target which kiosks were meant, as somebody wrote it or in words
/// @param validFor from when each kiosk is asked
/// @param until from then on no kiosk is asked any more, whatever held it up
/// @param kiosks how many
/// @param open whether there may be kiosks that are still to be asked
record CommandBatch(
        String id,
        String kind,
        @Nullable Long amount,
        String target,
        Instant askedAt,
        String by,
        Duration validFor,
        Instant until,
        int kiosks,
        boolean open,
        @Nullable Instant stoppedAt,
        @Nullable String stoppedBy) {
    /// Of what takes a kiosk away from those who stand before it, more than so many are not asked unless somebody said
    /// how many there are.
    static final int BOUND = 10;

    private static final Set<String> DANGEROUS = Set.of("restart", "reboot");

    static boolean isDangerous(String kind) {
        return DANGEROUS.contains(kind);
    }

    static boolean needsNumber(String kind, int kiosks) {
        return isDangerous(kind) && kiosks > BOUND;
    }

    /// How many kiosks are asked in a second: what they send up at once, or how many come back at once, must not be too
    /// much for the server or the line of a site.
    static int pace(String kind) {
        return switch (kind) {
            case "logs" -> 2;
            case "restart", "reboot", "screenshot" -> 5;
            default -> 20;
        };
    }

    /// How long it takes until the last one is asked.
    static Duration lasts(String kind, int kiosks) {
        return Duration.ofSeconds((kiosks + pace(kind) - 1) / pace(kind));
    }
}
