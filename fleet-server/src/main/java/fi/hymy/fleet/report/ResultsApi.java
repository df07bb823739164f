package fi.hymy.fleet.report;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/results")
@Tag(name = "results")
final class ResultsApi {
    private final Results results;
    private final Counts counts;
    private final Times times;

    ResultsApi(Results results, Counts counts, Times times) {
        this.results = results;
        this.counts = counts;
        this.times = times;
    }

    @GetMapping("/{survey}")
    @Operation(
            summary =
                    "Scores with n and 95 % margin, distributions and trends; the last 30 days unless told otherwise. Answers"
                            + " marked as staff test, repeat or out of hours are left out unless flagged=true")
    ResultsJson results(
            @PathVariable String survey,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String kiosk,
            @RequestParam(defaultValue = "false") boolean flagged) {
        ReportFilter filter = filter(survey, from, to, version, kiosk, flagged);
        return results.of(filter)
                .map(report -> ResultsJson.of(filter, report))
                .orElseThrow(() -> ApiProblem.notFound("published survey", survey));
    }

    @GetMapping("/{survey}/comments")
    @Operation(summary = "What people wrote, the newest first")
    PageJson<CommentJson> comments(
            @PathVariable String survey,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String kiosk,
            @RequestParam(defaultValue = "false") boolean flagged,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Paging paging = Paging.of(after, limit);
        List<Counts.Comment> found = counts.comments(
                filter(survey, from, to, version, kiosk, flagged),
                paging.after(3, ResultsApi::mark).orElse(null),
                paging.oneMore());
        return PageJson.of(
                found,
                paging,
                comment -> new CommentJson(comment.at(), comment.kiosk(), comment.question(), comment.words()),
                comment -> Paging.cursor(comment.at().toEpochMilli(), comment.response(), comment.question()));
    }

    private static Counts.Mark mark(List<String> parts) {
        return new Counts.Mark(Long.parseLong(parts.getFirst()), parts.get(1), parts.get(2));
    }

    private ReportFilter filter(
            String survey,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer version,
            @Nullable String kiosk,
            boolean flagged) {
        if (!Sight.now().isWhole()
                && (kiosk == null
                        ? !counts.anySeen(new SurveyId(survey))
                        : !Sight.now().seesKiosk(kiosk))) {
            throw ApiProblem.notFound("published survey", survey);
        }
        LocalDate last = to == null ? times.today() : to;
        return new ReportFilter(
                new SurveyId(survey),
                from == null ? last.minusDays(29) : from,
                last,
                times.zone(),
                version,
                kiosk == null ? null : new KioskId(kiosk),
                flagged);
    }

    /// @param flagged how many responses of the period are marked
    /// @param flaggedCount whether they are counted in all other figures
    record ResultsJson(
            String survey,
            LocalDate from,
            LocalDate to,
            String timeZone,
            long responses,
            long flagged,
            boolean flaggedCount,
            @Nullable Instant lastAt,
            Map<LocalDate, Long> responsesByDay,
            List<QuestionReport> questions) {
        static ResultsJson of(ReportFilter filter, SurveyReport report) {
            return new ResultsJson(
                    filter.survey().value(),
                    filter.from(),
                    filter.to(),
                    filter.zone().getId(),
                    report.responses(),
                    report.flagged(),
                    filter.flagged(),
                    report.lastAt().orElse(null),
                    new TreeMap<>(report.byDay()),
                    report.questions());
        }
    }

    record CommentJson(Instant at, String kiosk, String question, String text) {}
}
