package fi.hymy.protocol.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Customer effort score, of the question "how easy was it": the share that found it easy, in percent.
///
/// Easy are 5 to 7 on seven steps and 4 and 5 on five, that is everything above the middle: the reading of its makers
/// (CEB, now Gartner: customers who at least "somewhat agree" that it was made easy; M. Dixon, N. Toman, R. DeLisi, The
/// Effortless Experience, 2013). Other programs show the mean, so it is here too.
///
/// @param counts how often each step was given, hardest first: 5 or 7 counts
public record Ces(List<Long> counts) {
    public Ces {
        counts = List.copyOf(counts);
        if (counts.size() != 5 && counts.size() != 7) {
            throw new IllegalArgumentException("there must be 5 or 7 counts, there are " + counts.size());
        }
        counts.forEach(count -> Normal.notNegative("a count", count));
    }

    /// @param counts how often each step was given, hardest first: 5 or 7 counts
    public static Ces ofCounts(long... counts) {
        return new Ces(Arrays.stream(counts).boxed().toList());
    }

    /// The lowest answer that counts as easy.
    ///
    /// @param points 5 or 7
    public static int easyFrom(int points) {
        return points / 2 + 2;
    }

    /// How many found it easy.
    public long easy() {
        return sum(counts.subList(easyFrom(counts.size()) - 1, counts.size()));
    }

    /// How many answered.
    public long n() {
        return sum(counts);
    }

    /// 0 to 100, not rounded; empty when nobody answered.
    public OptionalDouble share() {
        return proportion().share();
    }

    /// The 95 % margin of the share in percentage points, plus or minus; empty when nobody answered. Below 30 answers
    /// show [#interval()] instead.
    public OptionalDouble margin() {
        return proportion().margin();
    }

    /// The 95 % interval of the share in percent, adjusted below 30 answers; empty when nobody answered.
    public Optional<Interval> interval() {
        return proportion().interval();
    }

    /// The mean answer, 1 (hard) to 5 or 7 (easy), not rounded; empty when nobody answered.
    public OptionalDouble mean() {
        double sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum += (i + 1.0) * counts.get(i);
        }
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n());
    }

    /// Whether there are too few answers (below 30) to show the share by itself.
    public boolean isSmall() {
        return n() < Normal.SMALL;
    }

    private Proportion proportion() {
        return new Proportion(easy(), n());
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
