package fi.hymy.fleet.response;

import java.util.NavigableMap;
import java.util.Optional;

/// What is known of the wall time in one start of a kiosk.
///
/// A start whose clock was confirmed is known to the millisecond. One that never was must lie after the confirmed one
/// before it and before the confirmed one after it.
///
/// @param confirmed when each confirmed start of the kiosk began, and the last moment known of it, by its number
record BootClock(NavigableMap<Long, Life> confirmed) {
    /// Milliseconds since 1970-01-01T00:00Z.
    ///
    /// @param began when the start's monotonic time was zero
    /// @param lived the latest moment at which it is known to have been on
    record Life(long began, long lived) {}

    /// @param quality `REPAIRED` or `ESTIMATED`
    /// @param shift to be added to monotonic time for wall time
    record Mended(String quality, long shift) {}

    /// Empty while nothing is known that would be better than what the kiosk believed.
    ///
    /// @param believed the start's beginning by the kiosk's own clock
    /// @param lasted the largest monotonic time known of the start
    /// @param sure whether the kiosk's clock at least went on from a good time
    Optional<Mended> mend(long boot, long believed, long lasted, boolean sure) {
        Life own = confirmed.get(boot);
        if (own != null) {
            return Optional.of(new Mended("REPAIRED", own.began()));
        }
        var after = confirmed.higherEntry(boot);
        if (after == null) {
            return Optional.empty();
        }
        long latest = after.getValue().began() - lasted;
        var before = confirmed.lowerEntry(boot);
        if (before == null) {
            return Optional.of(new Mended("ESTIMATED", sure ? Math.min(believed, latest) : latest));
        }
        long earliest = Math.min(before.getValue().lived(), latest);
        return Optional.of(new Mended("ESTIMATED", Math.clamp(believed, earliest, latest)));
    }
}
