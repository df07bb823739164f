package fi.hymy.fleet.device;

import fi.hymy.fleet.device.LinkChanges.LinkGap;
import fi.hymy.fleet.device.Starts.Start;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// How a kiosk was over a span of time, put together from what is kept.
@Component
final class Trends {
    private final HealthHistory history;
    private final LinkChanges links;
    private final Starts starts;

    Trends(HealthHistory history, LinkChanges links, Starts starts) {
        this.history = history;
        this.links = links;
        this.starts = starts;
    }

    /// @param samples in the order of time, in the grain of the span
    /// @param gaps when there was no link
    /// @param starts the newest first
    record Trend(
            Span span,
            Instant from,
            Instant to,
            List<Sample> samples,
            List<LinkGap> gaps,
            List<Start> starts,
            List<Forecast> forecasts) {
        /// A row for each step of the table, the empty ones too, in the order of time.
        List<Sample> rows() {
            Map<Instant, List<Sample>> steps = slots(samples, span.step());
            List<Sample> rows = new ArrayList<>();
            for (Instant at = floor(from, span.step()); at.isBefore(to); at = at.plus(span.step())) {
                rows.add(Sample.over(at, steps.getOrDefault(at, List.of())));
            }
            return rows;
        }

        /// How many answers came into the outbox within each step, by its beginning. Where the step
        /// before is not known, or the outbox is another, nobody knows.
        Map<Instant, Long> answers() {
            Map<Instant, Long> counts = new TreeMap<>();
            List<Sample> rows = rows();
            for (int i = 1; i < rows.size(); i++) {
                Sample now = rows.get(i);
                rows.get(i - 1)
                        .stat(Gauge.ANSWERS)
                        .ifPresent(before -> now.stat(Gauge.ANSWERS)
                                .filter(after -> after.most() >= before.most())
                                .ifPresent(after -> counts.put(now.at(), after.most() - before.most())));
            }
            return counts;
        }
    }

    Trend of(KioskId kiosk, Span span, Instant now) {
        Instant from = now.minus(span.length());
        return new Trend(
                span,
                from,
                now,
                samples(kiosk, span.grain(), span.grain().floor(from), now),
                links.gaps(kiosk, from),
                starts.of(kiosk, from),
                Forecast.of(samples(kiosk, Grain.DAY, now.minus(Forecast.LOOKS_BACK), now), now));
    }

    /// What is not summed up yet is summed up here.
    private List<Sample> samples(KioskId kiosk, Grain grain, Instant from, Instant to) {
        List<Sample> found = new ArrayList<>(history.of(kiosk, grain, from, to));
        if (grain != Grain.SLOT) {
            Grain finer = grain == Grain.DAY ? Grain.HOUR : Grain.SLOT;
            Instant after = found.isEmpty() ? from : found.getLast().at().plus(grain.length());
            Instant kept = to.minus(finer.kept());
            List<Sample> rest = samples(kiosk, finer, after.isAfter(kept) ? after : kept, to);
            slots(rest, grain.length()).forEach((at, parts) -> found.add(Sample.over(at, parts)));
            found.sort(Comparator.comparing(Sample::at));
        }
        return found;
    }

    private static Map<Instant, List<Sample>> slots(List<Sample> samples, Duration length) {
        Map<Instant, List<Sample>> slots = new TreeMap<>();
        samples.forEach(sample -> slots.computeIfAbsent(floor(sample.at(), length), at -> new ArrayList<>())
                .add(sample));
        return slots;
    }

    private static Instant floor(Instant at, Duration length) {
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length.toMillis()) * length.toMillis());
    }
}
