package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.device.LinkChanges.LinkGap;
import fi.hymy.fleet.device.Starts.Start;
import fi.hymy.fleet.web.Times;
import fi.hymy.fleet.web.Tongue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A kiosk's health over time for its page: what is drawn, and the same as a table.
public final class TrendView {
    private final Trends.Trend trend;
    private final ZoneId zone;

    TrendView(Trends.Trend trend, ZoneId zone) {
        this.trend = trend;
        this.zone = zone;
    }

    /// @param now whether it is the one on the page
    public record Choice(String code, String label, boolean now) {}

    /// A picture.
    ///
    /// @param data as JSON: points of `[ms, least, mean, most]`, or of `[ms, count]` where bars are drawn
    /// @param summary in a sentence, for those who cannot see it
    public record Chart(String key, String title, String data, String summary) {}

    /// @param cells one for each heading
    public record Row(String at, List<String> cells) {}

    record Drawing(
            String unit,
            int scale,
            boolean bars,
            long from,
            long to,
            long step,
            List<List<@Nullable Long>> points,
            List<List<Long>> gaps,
            List<Long> starts) {}

    public List<Choice> choices() {
        return Arrays.stream(Span.values())
                .map(span -> new Choice(span.code(), t(span.label()), span == trend.span()))
                .toList();
    }

    public boolean isEmpty() {
        return trend.samples().isEmpty();
    }

    public List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        for (Gauge gauge : gauges()) {
            charts.add(
                    gauge == Gauge.ANSWERS
                            ? new Chart(gauge.name(), answersTitle(), json(answers()), summary(gauge))
                            : new Chart(gauge.name(), title(gauge), json(drawing(gauge)), summary(gauge)));
        }
        return charts;
    }

    /// Those of which anything is known.
    private List<Gauge> gauges() {
        return Arrays.stream(Gauge.values())
                .filter(gauge -> trend.samples().stream()
                        .anyMatch(sample -> sample.stat(gauge).isPresent()))
                .toList();
    }

    private static String title(Gauge gauge) {
        return t(gauge.title()) + ", " + t(gauge.unit());
    }

    private String answersTitle() {
        return switch (trend.span()) {
            case DAY -> t("Answers in each hour");
            case WEEK -> t("Answers in each 6 hours");
            case QUARTER -> t("Answers on each day");
        };
    }

    private Drawing drawing(Gauge gauge) {
        List<List<@Nullable Long>> points = new ArrayList<>();
        long step = trend.span().grain().length().toMillis();
        long last = Long.MAX_VALUE;
        for (Sample sample : trend.samples()) {
            Optional<Stat> stat = sample.stat(gauge);
            long at = sample.at().toEpochMilli();
            if (at - last > step * 5 / 2) {
                points.add(Arrays.asList(last + step, null, null, null));
            }
            stat.ifPresent(known -> points.add(List.of(at, known.least(), known.mean(), known.most())));
            last = stat.isPresent() ? at : last;
        }
        return drawing(gauge, false, step, points);
    }

    private Drawing answers() {
        List<List<@Nullable Long>> points = new ArrayList<>();
        trend.answers().forEach((at, count) -> points.add(List.of(at.toEpochMilli(), count)));
        return drawing(Gauge.ANSWERS, true, trend.span().step().toMillis(), points);
    }

    private Drawing drawing(Gauge gauge, boolean bars, long step, List<List<@Nullable Long>> points) {
        return new Drawing(
                gauge.unit(),
                gauge.scale(),
                bars,
                trend.from().toEpochMilli(),
                trend.to().toEpochMilli(),
                step,
                points,
                trend.gaps().stream().map(this::band).toList(),
                trend.starts().stream().map(start -> start.at().toEpochMilli()).toList());
    }

    private List<Long> band(LinkGap gap) {
        Instant to = gap.to() == null ? trend.to() : gap.to();
        return List.of(Math.max(gap.from().toEpochMilli(), trend.from().toEpochMilli()), to.toEpochMilli());
    }

    private static String json(Drawing drawing) {
        return JsonMapper.shared().writeValueAsString(drawing);
    }

    private String summary(Gauge gauge) {
        if (gauge == Gauge.ANSWERS) {
            long all =
                    trend.answers().values().stream().mapToLong(Long::longValue).sum();
            return t("%s: %s as far as is known. The table below says the same.", answersTitle(), all);
        }
        Stat stat = Sample.over(trend.from(), trend.samples()).stat(gauge).orElseThrow();
        return t(
                "%s: from %s to %s, %s on average. The table below says the same.",
                title(gauge), number(gauge, stat.least()), number(gauge, stat.most()), number(gauge, stat.mean()));
    }

    public List<String> headings() {
        return gauges().stream()
                .map(gauge -> gauge == Gauge.ANSWERS ? t("Answers") : title(gauge))
                .toList();
    }

    /// The newest first.
    public List<Row> rows() {
        Map<Instant, Long> answers = trend.answers();
        return trend.rows().reversed().stream()
                .map(sample -> new Row(
                        Tongue.pattern("EEE d MMM HH:mm").format(sample.at().atZone(zone)),
                        gauges().stream()
                                .map(gauge -> cell(sample, gauge, answers.get(sample.at())))
                                .toList()))
                .toList();
    }

    private static String cell(Sample sample, Gauge gauge, @Nullable Long answers) {
        if (gauge == Gauge.ANSWERS) {
            return answers == null ? "–" : answers.toString();
        }
        return sample.stat(gauge)
                .map(stat -> stat.least() == stat.most()
                        ? number(gauge, stat.mean())
                        : t("%s to %s", number(gauge, stat.least()), number(gauge, stat.most())))
                .orElse("–");
    }

    private static String number(Gauge gauge, long value) {
        return gauge.scale() == 1
                ? Long.toString(value)
                : String.format(Locale.ROOT, "%.1f", value / (double) gauge.scale());
    }

    /// As `Not linked 3 times, 2 h altogether.`
    public String links() {
        Duration sum = trend.gaps().stream()
                .map(this::band)
                .map(band -> Duration.ofMillis(band.getLast() - band.getFirst()))
                .reduce(Duration.ZERO, Duration::plus);
        return switch (trend.gaps().size()) {
            case 0 -> t("The link was never lost, as far as is known.");
            case 1 -> t("The link was lost once, for %s.", Times.lasting(sum));
            default ->
                t("The link was lost %s times, for %s altogether.", trend.gaps().size(), Times.lasting(sum));
        };
    }

    /// The newest first.
    public List<StartLine> starts() {
        return trend.starts().stream().map(StartLine::of).toList();
    }

    /// @param what as `The program`
    /// @param why as `it broke down or was killed`
    public record StartLine(Instant at, String what, String why, boolean bad) {
        static StartLine of(Start start) {
            String what = start.machine() ? t("The machine") : t("The program");
            return switch (start.why()) {
                case "commanded" -> new StartLine(start.at(), what, t("as the console asked"), false);
                case "clean" -> new StartLine(start.at(), what, t("after an orderly end"), false);
                case "watchdog" -> new StartLine(start.at(), what, t("it stood still and was ended for it"), true);
                case "killed" -> new StartLine(start.at(), what, t("it broke down or was killed"), true);
                case "power" ->
                    new StartLine(start.at(), what, t("after the power went, or the system started anew"), true);
                default -> new StartLine(start.at(), what, t("nothing is known of the run before"), false);
            };
        }
    }

    /// What is going to run out, a sentence each.
    public List<String> forecasts() {
        return trend.forecasts().stream().map(Forecast::inWords).toList();
    }
}
