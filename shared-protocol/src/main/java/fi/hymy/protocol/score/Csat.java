package fi.hymy.protocol.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// Customer satisfaction: the share of satisfied answers, in percent.
///
/// On five steps the satisfied ones are the top two boxes, the usual reading; on four smileys they are the two happy
/// ones. On three faces it is the happy one alone: the middle one says "so-so", and counting it would lift every kiosk
/// with three faces above those with five. Longer ratings take their top two boxes.
///
/// @param satisfied how many answered so
/// @param n how many answered
public record Csat(long satisfied, long n) {
    public Csat {
        Normal.part(satisfied, n);
    }

    public static Csat of(long satisfied, long n) {
        return new Csat(satisfied, n);
    }

    /// @param counts how often each step was given, worst first
    public static Csat ofCounts(long... counts) {
        int from = satisfiedFrom(counts.length);
        long satisfied = 0;
        long n = 0;
        for (int value = 1; value <= counts.length; value++) {
            n += counts[value - 1];
            satisfied += value >= from ? counts[value - 1] : 0;
        }
        return new Csat(satisfied, n);
    }

    /// The lowest answer that counts as satisfied.
    ///
    /// @param points steps of the scale, 2 and up, the best being `points`
    public static int satisfiedFrom(int points) {
        if (points < 2) {
            throw new IllegalArgumentException("a scale must have 2 points or more, it has " + points);
        }
        return points < 4 ? points : points - 1;
    }

    /// 0 to 100, not rounded; empty when nobody answered.
    public OptionalDouble share() {
        return proportion().share();
    }

    /// The 95 % margin in percentage points, plus or minus; empty when nobody answered. Below 30 answers show
    /// [#interval()] instead.
    public OptionalDouble margin() {
        return proportion().margin();
    }

    /// The 95 % interval in percent, adjusted below 30 answers; empty when nobody answered.
    public Optional<Interval> interval() {
        return proportion().interval();
    }

    /// Whether there are too few answers (below 30) to show the share by itself.
    public boolean isSmall() {
        return n < Normal.SMALL;
    }

    private Proportion proportion() {
        return new Proportion(satisfied, n);
    }
}
