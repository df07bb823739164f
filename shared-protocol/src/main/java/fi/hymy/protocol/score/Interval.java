package fi.hymy.protocol.score;

/// Where the true value lies, with 95 % confidence.
///
/// @param low in the unit of the score, within its range
/// @param high at least low
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not be above high, they are %s and %s".formatted(low, high));
        }
    }

    static Interval around(double middle, double margin, double min, double max) {
        return new Interval(Math.clamp(middle - margin, min, max), Math.clamp(middle + margin, min, max));
    }
}
