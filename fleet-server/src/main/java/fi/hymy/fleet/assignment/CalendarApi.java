package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "assignments")
final class CalendarApi {
    private static final Duration LONGEST = Duration.ofDays(93);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Calendar calendar;
    private final Kiosks kiosks;
    private final InstantSource clock;

    CalendarApi(Calendar calendar, Kiosks kiosks, InstantSource clock) {
        this.calendar = calendar;
        this.kiosks = kiosks;
        this.clock = clock;
    }

    @GetMapping("/api/v1/kiosks/{id}/calendar")
    @Operation(
            summary =
                    "What a kiosk shows from one moment to another (this hour, and a week from then; at most 93 days), without a "
                            + "hole: by where it stands and will stand, its assignments, opening hours and standing survey")
    PageJson<SpanJson> of(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        var kiosk = new KioskId(id);
        if (kiosks.find(kiosk).isEmpty()) {
            throw ApiProblem.notFound("kiosk", id);
        }
        Instant begin = from == null ? clock.instant().truncatedTo(ChronoUnit.HOURS) : from;
        Instant end = to == null ? begin.plus(A_WEEK) : to;
        if (!end.isAfter(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ApiProblem.unprocessable(
                    "There is no such calendar.", List.of(new Fault("to", "must lie after `from`, at most 93 days")));
        }
        return PageJson.within(
                calendar.of(kiosk, begin, end),
                Paging.of(after, limit),
                SpanJson::of,
                span -> span.from().toString());
    }

    /// @param survey that shows; null for nothing
    /// @param assignment that shows it; null for the standing survey
    /// @param hidden assignments that are in force and do not show
    /// @param tied nobody decided which of two shows
    record SpanJson(
            Instant from,
            Instant to,
            String zone,
            boolean open,
            @Nullable String survey,
            @Nullable Integer version,
            @Nullable String assignment,
            List<String> hidden,
            boolean tied) {
        static SpanJson of(Span span) {
            return new SpanJson(
                    span.from(),
                    span.to(),
                    span.zone().getId(),
                    span.open(),
                    span.survey().map(ref -> ref.survey().value()).orElse(null),
                    span.survey().map(SurveyRef::version).orElse(null),
                    span.winner().map(winner -> winner.id().value()).orElse(null),
                    span.hidden().stream().map(hidden -> hidden.id().value()).toList(),
                    span.isTied());
        }
    }
}
