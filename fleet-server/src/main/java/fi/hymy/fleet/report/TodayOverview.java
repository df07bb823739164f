package fi.hymy.fleet.report;

import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the first page: what came in today, survey by survey.
@Component
final class TodayOverview implements Panel {
    private final Versions versions;
    private final Results results;
    private final Times times;

    TodayOverview(Versions versions, Results results, Times times) {
        this.versions = versions;
        this.results = results;
        this.times = times;
    }

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public boolean keepsToSight() {
        return true;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Part> part(String subject) {
        LocalDate today = times.today();
        List<ResultsPages.Row> rows = versions.latest().stream()
                .flatMap(version -> results
                        .headline(
                                new ReportFilter(version.ref().survey(), today, today, times.zone(), null, null, false))
                        .map(report -> new ResultsPages.Row(version, report))
                        .stream())
                .filter(row -> Sight.now().isWhole() || row.report().responses() > 0)
                .toList();
        long total = rows.stream().mapToLong(row -> row.report().responses()).sum();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("report/today", Map.of("rows", rows, "total", total)));
    }
}
