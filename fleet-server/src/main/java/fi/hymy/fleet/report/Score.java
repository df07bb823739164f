package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.protocol.score.Ces;
import fi.hymy.protocol.score.Csat;
import fi.hymy.protocol.score.Fcr;
import fi.hymy.protocol.score.Interval;
import fi.hymy.protocol.score.Nps;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A score as it is shown: never without n, and never more precise than n allows.
///
/// @param metric which
/// @param value not rounded; null when nobody answered
/// @param margin 95 %, plus or minus; null when nobody answered
/// @param low lower end of the 95 % interval, or null
/// @param high upper end, or null
/// @param small whether there are too few answers to show the value by itself
record Score(
        Metric metric,
        long n,
        @Nullable Double value,
        @Nullable Double margin,
        @Nullable Double low,
        @Nullable Double high,
        boolean small) {
    /// Below this many answers no figure stands by itself.
    static final int ENOUGH = 30;

    static int enough() {
        return ENOUGH;
    }

    enum Metric {
        NPS("NPS", "", key("Net promoter score: promoters (9–10) less detractors (0–6), −100 to 100")),
        CSAT("CSAT", " %", key("Customer satisfaction: the share that is satisfied")),
        CES("CES", " %", key("Customer effort score: the share that found it easy")),
        FCR("FCR", " %", key("First-contact resolution: the share that answered yes"));

        private final String label;
        private final String unit;
        private final String meaning;

        Metric(String label, String unit, String meaning) {
            this.label = label;
            this.unit = unit;
            this.meaning = meaning;
        }

        String label() {
            return label;
        }

        String unit() {
            return unit;
        }

        String meaning() {
            return t(meaning);
        }
    }

    static Score of(Nps nps) {
        return of(Metric.NPS, nps.n(), nps.score(), nps.margin(), nps.interval().orElse(null), nps.isSmall());
    }

    static Score of(Csat csat) {
        return of(
                Metric.CSAT,
                csat.n(),
                csat.share(),
                csat.margin(),
                csat.interval().orElse(null),
                csat.isSmall());
    }

    static Score of(Ces ces) {
        return of(Metric.CES, ces.n(), ces.share(), ces.margin(), ces.interval().orElse(null), ces.isSmall());
    }

    static Score of(Fcr fcr) {
        return of(Metric.FCR, fcr.n(), fcr.share(), fcr.margin(), fcr.interval().orElse(null), fcr.isSmall());
    }

    private static Score of(
            Metric metric,
            long n,
            OptionalDouble value,
            OptionalDouble margin,
            @Nullable Interval interval,
            boolean small) {
        return new Score(
                metric,
                n,
                boxed(value),
                boxed(margin),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                small);
    }

    /// The figure alone, as `33` or `88 %`; `–` while there are too few answers.
    String figure() {
        return value == null || small ? "–" : rounded(value) + metric.unit();
    }

    /// As `± 7`, or what is lacking.
    String precision() {
        if (value == null || margin == null) {
            return t("no answers yet");
        }
        return small
                ? t("too few answers for a figure: at least %s are needed", ENOUGH)
                : "± " + Math.max(1, Math.round(margin));
    }

    /// As `between 12 and 54`, for when there are too few answers; empty when there are none.
    String range() {
        return low == null || high == null
                ? ""
                : t("probably between %s and %s%s", rounded(low), rounded(high), metric.unit());
    }

    /// As `NPS 33 ± 7, n = 400`.
    String sentence() {
        return value == null || small
                ? "%s: %s, n = %d".formatted(metric.label(), precision(), n)
                : "%s %s %s, n = %s".formatted(metric.label(), figure(), precision(), thousands(n));
    }

    /// With a space between thousands.
    static String thousands(long count) {
        return Numbers.spaced(count);
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String rounded(double value) {
        return Long.toString(Math.round(value)).replace("-", "−");
    }
}
