package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is going to run out at a kiosk when it goes on as it did.
///
/// @param days from now on
record Forecast(What what, long days) {
    /// What the trend is drawn from.
    static final Duration LOOKS_BACK = Duration.ofDays(180);
    private static final Duration OF_THE_DISK = Duration.ofDays(14);
    private static final int FEWEST_DAYS = 4;
    /// What takes longer is no forecast any more.
    private static final long FARTHEST_DAYS = 1000;
    private static final long WORN_OUT_PERCENT = 100;
    private static final double NOTHING_MIB_A_DAY = 2;

    enum What {
        DISK_FULL,
        CARD_WORN
    }

    /// @param days one sample for each day, in the order of time
    static List<Forecast> of(List<Sample> days, Instant now) {
        List<Forecast> found = new ArrayList<>();
        disk(days.stream()
                        .filter(day -> day.at().isAfter(now.minus(OF_THE_DISK)))
                        .toList())
                .ifPresent(found::add);
        card(days, now).ifPresent(found::add);
        return List.copyOf(found);
    }

    /// By the straight line through the least that was free each day; none where it does not fall.
    private static Optional<Forecast> disk(List<Sample> days) {
        List<Sample> known = days.stream()
                .filter(day -> day.stat(Gauge.DISK_FREE).isPresent())
                .toList();
        if (known.size() < FEWEST_DAYS) {
            return Optional.empty();
        }
        double slope = slope(known);
        long free = free(known.getLast());
        return slope > -NOTHING_MIB_A_DAY ? Optional.empty() : within(What.DISK_FULL, free / -slope);
    }

    private static long free(Sample day) {
        return day.stat(Gauge.DISK_FREE).orElseThrow().least();
    }

    /// In MiB a day.
    private static double slope(List<Sample> days) {
        double meanX = days.stream().mapToDouble(Forecast::day).average().orElseThrow();
        double meanY = days.stream().mapToLong(Forecast::free).average().orElseThrow();
        double top = 0;
        double bottom = 0;
        for (Sample day : days) {
            double x = day(day) - meanX;
            top += x * (free(day) - meanY);
            bottom += x * x;
        }
        return bottom == 0 ? 0 : top / bottom;
    }

    private static double day(Sample sample) {
        return sample.at().toEpochMilli() / (double) Duration.ofDays(1).toMillis();
    }

    /// A card tells its wear in steps of ten: from the day of the first step seen until now it went so far.
    private static Optional<Forecast> card(List<Sample> days, Instant now) {
        List<Sample> known = days.stream()
                .filter(day -> day.stat(Gauge.CARD_USED).isPresent())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long first = used(known.getFirst());
        long last = used(known.getLast());
        Optional<Sample> step = known.stream().filter(day -> used(day) > first).findFirst();
        if (step.isEmpty() || last <= first) {
            return Optional.empty();
        }
        // The first step was begun on a day that nobody saw, so the time since the beginning is the least it took.
        double passed = Duration.between(known.getFirst().at(), now).toMillis()
                / (double) Duration.ofDays(1).toMillis();
        return within(What.CARD_WORN, (WORN_OUT_PERCENT - last) * passed / (last - first));
    }

    private static long used(Sample day) {
        return day.stat(Gauge.CARD_USED).orElseThrow().most();
    }

    private static Optional<Forecast> within(What what, double days) {
        return days > FARTHEST_DAYS ? Optional.empty() : Optional.of(new Forecast(what, Math.max(0, Math.round(days))));
    }

    /// As `The disk is full in about 40 days, if it goes on as in the last two weeks.`
    String inWords() {
        return switch (what) {
            case DISK_FULL ->
                t(
                        "The disk is full in about %s days if it goes on as in the last two weeks: see what fills it, or use a "
                                + "larger card.",
                        days);
            case CARD_WORN ->
                t("The card is worn out in about %s days if it goes on as until now: plan to replace it.", days);
        };
    }
}
