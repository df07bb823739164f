package fi.hymy.protocol.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// Net promoter score: the share of promoters (9 and 10 on 0 to 10) less the share of detractors (0 to 6), in points
/// from -100 to +100. Passives (7 and 8) count in n alone. (F. Reichheld, Harvard Business Review, December 2003.)
///
/// The margin treats each answer as +1, 0 or -1: variance = p₊ + p₋ - NPS² with NPS as a fraction, standard error =
/// √(variance / n), 95 % margin = 1.96 standard errors. (MeasuringU, "Confidence intervals for Net Promoter Scores".)
/// It covers chance alone: not who chose to answer, nor who answered twice.
public record Nps(long promoters, long passives, long detractors) {
    private static final double POINTS = 100.0;

    public Nps {
        Normal.notNegative("promoters", promoters);
        Normal.notNegative("passives", passives);
        Normal.notNegative("detractors", detractors);
    }

    public static Nps of(long promoters, long passives, long detractors) {
        return new Nps(promoters, passives, detractors);
    }

    /// @param counts how often each of 0 to 10 was given: eleven counts
    public static Nps ofCounts(long... counts) {
        if (counts.length != 11) {
            throw new IllegalArgumentException("there must be 11 counts, there are " + counts.length);
        }
        long detractors = 0;
        for (int value = 0; value <= 6; value++) {
            detractors += counts[value];
        }
        return new Nps(counts[9] + counts[10], counts[7] + counts[8], detractors);
    }

    /// How many answered.
    public long n() {
        return promoters + passives + detractors;
    }

    /// -100 to 100, not rounded; empty when nobody answered.
    public OptionalDouble score() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(POINTS * plain().net());
    }

    /// The 95 % margin in NPS points, plus or minus; empty when nobody answered. With few answers it says too little
    /// (one answer alone gives 0): below 30 show [#interval()] instead.
    public OptionalDouble margin() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(POINTS * Normal.Z * plain().error());
    }

    /// The 95 % interval in NPS points: score ± margin from 30 answers on, below that the adjusted Wald interval;
    /// empty when nobody answered. The adjustment adds three answers, ¾ promoter, 1½ passive and ¾ detractor,
    /// before computing, so its middle is not the score. (J. Sauro, J. Lewis, MeasuringU.)
    public Optional<Interval> interval() {
        if (n() == 0) {
            return Optional.empty();
        }
        Estimate best = best();
        return Optional.of(Interval.around(POINTS * best.net(), POINTS * Normal.Z * best.error(), -POINTS, POINTS));
    }

    /// Whether there are too few answers (below 30) to show the score by itself.
    public boolean isSmall() {
        return n() < Normal.SMALL;
    }

    /// Whether the two differ by more than chance explains: |Δ| > 1.96 · √(SE₁² + SE₂²). A side with fewer than 30
    /// answers enters with its adjusted score and error. Never when one side has no answers.
    public boolean differsFrom(Nps other) {
        if (n() == 0 || other.n() == 0) {
            return false;
        }
        double difference = Math.abs(best().net() - other.best().net());
        return difference > Normal.Z * Math.hypot(best().error(), other.best().error());
    }

    private Estimate best() {
        return isSmall() ? new Estimate(promoters + 0.75, detractors + 0.75, n() + 3.0) : plain();
    }

    private Estimate plain() {
        return new Estimate(promoters, detractors, n());
    }

    /// In fractions of 1.
    private record Estimate(double promoters, double detractors, double n) {
        double net() {
            return (promoters - detractors) / n;
        }

        double error() {
            double variance = (promoters + detractors) / n - net() * net();
            return Math.sqrt(Math.max(0, variance) / n);
        }
    }
}
