package fi.hymy.protocol.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// First-contact resolution: the share of yes among those who said yes or no, in percent. "Not applicable" leaves the
/// denominator. (SQM Group, "First call resolution: a comprehensive guide".)
public record Fcr(long yes, long no) {
    public Fcr {
        Normal.notNegative("yes", yes);
        Normal.notNegative("no", no);
    }

    public static Fcr of(long yes, long no) {
        return new Fcr(yes, no);
    }

    /// How many said yes or no.
    public long n() {
        return yes + no;
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
        return n() < Normal.SMALL;
    }

    private Proportion proportion() {
        return new Proportion(yes, n());
    }
}
