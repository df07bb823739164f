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

/// Reports by filter, each kept for two seconds, and the longer the longer it took to make: ten people who look at the
/// same page cost as much as one, and looking all the while never keeps more than a thirtieth of a core busy with one
/// report. Who asks while it is being made waits for it. Any thread.
@Component
final class Results {
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int TIMES_AS_LONG = 30;
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
        return fresh(filter, false);
    }

    /// Only how many answered and the survey's one score; empty when no such survey or version was published.
    Optional<SurveyReport> headline(ReportFilter filter) {
        return fresh(filter, true);
    }

    private Optional<SurveyReport> fresh(ReportFilter filter, boolean headline) {
        var asked = new Asked(filter, headline, Sight.now().kiosksAt("kiosk_id", "ended_at"));
        Kept found;
        synchronized (kept) {
            found = kept.computeIfAbsent(asked, key -> new Kept());
        }
        synchronized (found) {
            if (found.report.isEmpty() || !found.until.isAfter(clock.instant())) {
                long start = System.nanoTime();
                found.report = survey(filter)
                        .map(survey -> headline ? reports.headline(filter, survey) : reports.of(filter, survey));
                found.until = clock.instant().plus(keep(Duration.ofNanos(System.nanoTime() - start)));
            }
            return found.report;
        }
    }

    /// How long a report is fresh that took so long to make.
    static Duration keep(Duration taken) {
        Duration wanted = taken.multipliedBy(TIMES_AS_LONG);
        return wanted.compareTo(LEAST) < 0 ? LEAST : wanted.compareTo(MOST) > 0 ? MOST : wanted;
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
    private record Asked(ReportFilter filter, boolean headline, String sight) {}

    /// Read and changed by who holds it only.
    private static final class Kept {
        private Optional<SurveyReport> report = Optional.empty();
        private Instant until = Instant.MIN;
    }
}
