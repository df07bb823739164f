package fi.hymy.fleet.device;

import java.util.Collection;

/// What a gauge was within a span of time.
///
/// @param mean of the looks at it, all worth the same
record Stat(long least, long mean, long most) {
    static Stat of(long value) {
        return new Stat(value, value, value);
    }

    /// @param parts at least one
    static Stat over(Collection<Stat> parts) {
        return new Stat(
                parts.stream().mapToLong(Stat::least).min().orElseThrow(),
                Math.round(parts.stream().mapToLong(Stat::mean).average().orElseThrow()),
                parts.stream().mapToLong(Stat::most).max().orElseThrow());
    }
}
