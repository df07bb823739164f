package fi.hymy.fleet.device;

import fi.hymy.fleet.device.LinkChanges.LinkGap;
import fi.hymy.fleet.device.Starts.Start;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{kiosk}/health")
@Tag(name = "devices")
final class TrendApi {
    private final Kiosks kiosks;
    private final Trends trends;
    private final InstantSource clock;

    TrendApi(Kiosks kiosks, Trends trends, InstantSource clock) {
        this.kiosks = kiosks;
        this.trends = trends;
        this.clock = clock;
    }

    @GetMapping("/history")
    @Operation(
            summary =
                    "How a kiosk was: over 24h by five minutes, 7d by hours, 90d by days; least, mean and most of each "
                            + "gauge, when it was not linked, when it started, and what is going to run out")
    HistoryJson history(@PathVariable String kiosk, @RequestParam(defaultValue = "24h") String range) {
        Span span = Span.of(range)
                .orElseThrow(() -> ApiProblem.unprocessable(
                        "There is no such range.", List.of(new Fault("range", "must be 24h, 7d or 90d"))));
        return HistoryJson.of(trends.of(DeviceApi.known(kiosks, kiosk), span, clock.instant()));
    }

    /// @param stepSeconds length of a slot
    /// @param units what the gauges count in
    record HistoryJson(
            Instant from,
            Instant to,
            long stepSeconds,
            Map<String, String> units,
            List<SlotJson> slots,
            List<LinkGap> withoutLink,
            List<StartJson> starts,
            List<ForecastJson> forecasts) {
        static HistoryJson of(Trends.Trend trend) {
            Map<String, String> units = new TreeMap<>();
            for (Gauge gauge : Gauge.values()) {
                units.put(gauge.name(), gauge.unit());
            }
            return new HistoryJson(
                    trend.from(),
                    trend.to(),
                    trend.span().grain().length().toSeconds(),
                    units,
                    trend.samples().stream().map(SlotJson::of).toList(),
                    trend.gaps(),
                    trend.starts().stream().map(StartJson::of).toList(),
                    trend.forecasts().stream().map(ForecastJson::of).toList());
        }
    }

    /// @param at the slot's beginning
    record SlotJson(Instant at, Map<String, StatJson> gauges) {
        static SlotJson of(Sample sample) {
            Map<String, StatJson> gauges = new TreeMap<>();
            sample.stats().forEach((gauge, stat) -> gauges.put(gauge.name(), StatJson.of(gauge, stat)));
            return new SlotJson(sample.at(), gauges);
        }
    }

    record StatJson(double least, double mean, double most) {
        static StatJson of(Gauge gauge, Stat stat) {
            double scale = gauge.scale();
            return new StatJson(stat.least() / scale, stat.mean() / scale, stat.most() / scale);
        }
    }

    /// @param machine whether the whole machine started
    /// @param why how the run before ended, or null where that is not known
    record StartJson(Instant at, boolean machine, @Nullable String why) {
        static StartJson of(Start start) {
            return new StartJson(start.at(), start.machine(), start.why().isEmpty() ? null : start.why());
        }
    }

    record ForecastJson(Forecast.What what, long days, String words) {
        static ForecastJson of(Forecast forecast) {
            return new ForecastJson(forecast.what(), forecast.days(), forecast.inWords());
        }
    }
}
