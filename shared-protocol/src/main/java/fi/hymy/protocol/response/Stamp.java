package fi.hymy.protocol.response;

/// A moment as a kiosk without a trustworthy clock can know it: ordered by boot and monotonic time, with the wall
/// time that was shown then, to be repaired once the boot's clock is confirmed.
///
/// @param boot how many times the kiosk had started, 1 and up
/// @param monotonicMillis since that boot, 0 and up
/// @param wallMillis since 1970-01-01T00:00Z, as the clock showed; one before 1970 or after 9999 becomes the
///     nearer end, for a mad clock must not cost the answer
public record Stamp(long boot, long monotonicMillis, long wallMillis, TimeQuality quality) {
    /// The last millisecond of the year 9999.
    public static final long MAX_WALL = 253_402_300_799_999L;

    public Stamp {
        wallMillis = Math.clamp(wallMillis, 0, MAX_WALL);
        if (boot < 1 || monotonicMillis < 0) {
            throw new IllegalArgumentException(
                    "boot must be 1 or more and monotonicMillis 0 or more, they are %d and %d"
                            .formatted(boot, monotonicMillis));
        }
    }
}
