package fi.hymy.fleet.report;

import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reports by filter, kept for two seconds: ten people who look at the same page cost as much as one. Any thread.
@Component
final class Results {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 100;

    private final Reports reports;
    private final Versions versions;
    private final InstantSource clock;
    private final Map<Asked, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Results(Reports reports, Versions versions, InstantSource clock) {
        this.reports = reports;
        this.versions = versions;
        this.clock = clock;
    }

    /// Empty when no such survey or version was published.
    Optional<SurveyReport> of(ReportFilter filter) {
        var asked = new Asked(filter, Sight.now().kiosksAt("kiosk_id", "ended_at"));
        synchronized (kept) {
            Kept found = kept.get(asked);
            if (found != null && found.at().plus(FRESH).isAfter(clock.instant())) {
                return Optional.of(found.report());
            }
        }
        Optional<SurveyReport> made = survey(filter).map(survey -> reports.of(filter, survey));
        made.ifPresent(report -> {
            synchronized (kept) {
                kept.put(asked, new Kept(report, clock.instant()));
            }
        });
        return made;
    }

    /// The version asked for, else the newest: its words stand for all.
    Optional<Survey> survey(ReportFilter filter) {
        List<PublishedVersion> published = versions.of(filter.survey());
        return published.stream()
                .filter(version -> filter.version() == null || version.ref().version() == filter.version())
                .findFirst()
                .flatMap(version -> versions.read(version.ref()));
    }

    /// @param sight what the one who asked may see
    private record Asked(ReportFilter filter, String sight) {}

    private record Kept(SurveyReport report, Instant at) {}
}
