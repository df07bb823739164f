package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.bench.Figures.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the project set out to reach: a bound on a figure, or on its ratio to another of the same run.
///
/// @param what in words
/// @param figure its name
/// @param base the figure it is divided by, or empty
/// @param atLeast whether the bound is a least (else a most)
/// @param bound of the median
record Target(String what, String figure, String base, boolean atLeast, double bound) {
    static final List<Target> ALL = List.of(
            new Target("batches of 10 or more ≥ 0.5 × raw SQLite", "ingest n=10", "sqlite batch=1000", true, 0.5),
            new Target("unbatched ≥ 0.2 × mosquitto's file routing", "ingest n=1", "mosquitto file", true, 0.2),
            new Target("paced 1 000/s: receipt p99 ≤ 10 × p50", "paced p99", "paced p50", false, 10),
            new Target("a touched face is painted so: median ≤ 16.7 ms", "press on a face p50", "", false, 16.7),
            new Target("a touched face is painted so: p99 ≤ 3 frames", "press on a face p99", "", false, 50),
            new Target("a touched tile is painted so: median ≤ 16.7 ms", "press on a tile p50", "", false, 16.7),
            new Target("a touched tile is painted so: p99 ≤ 3 frames", "press on a tile p99", "", false, 50),
            new Target(
                    "question on the glass with AOT cache ≤ 0.6 × without",
                    "kiosk AOT question on glass",
                    "kiosk question on glass",
                    false,
                    0.6),
            new Target("server memory, 1 000 kiosks ≤ 2 × none", "server RSS 1000", "server RSS 0", false, 2));

    /// Of `deploy/bench fleet`.
    static final List<Target> OF_A_FLEET = List.of(
            new Target("server memory ≤ 1.5 GB", "server RSS most", "", false, 1500),
            new Target("a survey of 20 KB reported by all ≤ 60 s", "push", "", false, 60),
            new Target("all back after a cut ≤ 5 min", "back after a cut", "", false, 300),
            new Target("the slowest page meanwhile: p95 ≤ 1 s", "back after a cut: slowest page p95", "", false, 1000),
            new Target("the slowest page at rest: p95 ≤ 100 ms", "steady: slowest page p95", "", false, 100),
            new Target("all pages at rest: p95 ≤ 100 ms", "steady: pages p95", "", false, 100),
            new Target("heap at the end ≤ 1.1 × at the beginning", "heap, steady to", "heap, steady from", false, 1.1));

    /// @param value the median that the bound is held against
    /// @param low the least favourable round, as `high`: for ratios, round by round
    record Outcome(Target target, double value, double low, double high, boolean met) {
        String inWords() {
            return String.format(
                    Locale.ROOT, "%s: %.2f (%.2f–%.2f), %s", target.what(), value, low, high, met ? "met" : "NOT met");
        }
    }

    /// Empty when it was not measured.
    Optional<Outcome> judge(Figures figures) {
        Optional<Figure> measured = figures.find(figure);
        Optional<Figure> divisor = figures.find(base);
        if (measured.isEmpty() || (!base.isEmpty() && divisor.isEmpty())) {
            return Optional.empty();
        }
        Figure judged = divisor.map(by -> ratios(measured.get(), by)).orElse(measured.get());
        double value = judged.median();
        boolean met = atLeast ? value >= bound : value <= bound;
        return Optional.of(new Outcome(this, value, judged.min(), judged.max(), met));
    }

    /// Round by round, so that what slowed a whole round slowed both.
    private static Figure ratios(Figure figure, Figure base) {
        int rounds = Math.min(figure.values().size(), base.values().size());
        return new Figure(
                figure.name() + " / " + base.name(),
                "×",
                java.util.stream.IntStream.range(0, rounds)
                        .mapToObj(i -> figure.values().get(i) / base.values().get(i))
                        .toList());
    }
}
