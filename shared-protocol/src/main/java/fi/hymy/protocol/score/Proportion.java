package fi.hymy.protocol.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// A share of answers, in percent.
///
/// The margin is Wald's: 1.96 · √(p (1 - p) / n). Below 30 answers the interval is the adjusted Wald one: z²/2 hits
/// among z² answers are added before computing. (A. Agresti, B. Coull, The American Statistician 52 (1998).)
record Proportion(long hits, long n) {
    private static final double PERCENT = 100.0;

    Proportion {
        Normal.part(hits, n);
    }

    OptionalDouble share() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * hits / n);
    }

    OptionalDouble margin() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * margin((double) hits / n, (double) n));
    }

    Optional<Interval> interval() {
        if (n == 0) {
            return Optional.empty();
        }
        double added = n < Normal.SMALL ? Normal.Z * Normal.Z : 0;
        double size = n + added;
        double p = (hits + added / 2) / size;
        return Optional.of(Interval.around(PERCENT * p, PERCENT * margin(p, size), 0, PERCENT));
    }

    private static double margin(double p, double n) {
        return Normal.Z * Math.sqrt(p * (1 - p) / n);
    }
}
