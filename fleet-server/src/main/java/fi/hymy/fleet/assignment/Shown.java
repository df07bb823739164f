package fi.hymy.fleet.assignment;

import fi.hymy.fleet.assignment.CalendarView.Part;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinChange;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a kiosk showed, by what it said of itself at the time: its twin remembers the last two hundred changes. When a
/// screen slept is told by the opening hours, as they are now.
@Component
final class Shown {
    private static final int ALL = 1000;

    private final Twin twin;
    private final Versions versions;

    Shown(Twin twin, Versions versions) {
        this.twin = twin;
        this.versions = versions;
    }

    /// Stretches up to now become what was shown; what comes after stays as it is planned.
    ///
    /// @param where said beside what shows, or empty
    List<Part> over(List<Span> planned, KioskId kiosk, String where, Instant now) {
        boolean past = !planned.isEmpty() && planned.getFirst().from().isBefore(now);
        List<TwinChange> reports = past
                ? twin.history(kiosk, Long.MAX_VALUE, ALL).reversed().stream()
                        .filter(TwinChange::isReport)
                        .toList()
                : List.of();
        var parts = new ArrayList<Part>();
        for (Span span : planned) {
            Instant end = span.to().isBefore(now) ? span.to() : now;
            if (span.from().isBefore(end) && span.open()) {
                was(parts, span, end, reports, where);
                if (end.isBefore(span.to())) {
                    parts.add(new Part(end, span.to(), span, where));
                }
            } else {
                parts.add(new Part(span.from(), span.to(), span, where));
            }
        }
        return parts;
    }

    private void was(List<Part> parts, Span span, Instant end, List<TwinChange> reports, String where) {
        Instant at = span.from();
        for (int i = 0; i < reports.size() && at.isBefore(end); i++) {
            TwinChange report = reports.get(i);
            Instant until = i + 1 < reports.size() ? earlier(reports.get(i + 1).at(), end) : end;
            if (!until.isAfter(at)) {
                continue;
            }
            if (report.at().isAfter(at)) {
                parts.add(Part.unknown(at, earlier(report.at(), end)));
                at = earlier(report.at(), end);
            }
            if (at.isBefore(until)) {
                parts.add(part(span, at, until, report, where));
                at = until;
            }
        }
        if (at.isBefore(end)) {
            parts.add(Part.unknown(at, end));
        }
    }

    private Part part(Span span, Instant from, Instant to, TwinChange report, String where) {
        Optional<SurveyRef> ref = report.survey()
                .flatMap(survey -> versions.find(survey, report.surveyVersion()))
                .map(PublishedVersion::ref);
        if (report.survey().isPresent() && ref.isEmpty()) {
            return Part.unknown(from, to);
        }
        return new Part(from, to, new Span(from, to, span.zone(), ref.orElse(null), List.of(), true), where);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
