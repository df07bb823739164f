package fi.hymy.kiosk.clock;

/// A moment at which network time had confirmed the clock of a start of the kiosk.
///
/// @param boot which start, 1 and up
/// @param monotonicMillis since that start
/// @param wallMillis what the clock on the wall said then, since 1970-01-01T00:00Z
public record Confirmation(long boot, long monotonicMillis, long wallMillis) {
    /// What the clock on the wall said, or will say, at another moment of the same start.
    long wallAt(long monotonic) {
        return wallMillis - monotonicMillis + monotonic;
    }
}
