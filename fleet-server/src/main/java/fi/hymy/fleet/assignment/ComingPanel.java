package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what shows there next, and what is wrong with what is assigned to it.
@Component
final class ComingPanel implements Panel {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int LISTED = 5;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    private final Calendar calendar;
    private final ProgrammeFaults faults;
    private final SurveyNames names;
    private final Times times;

    ComingPanel(Calendar calendar, ProgrammeFaults faults, SurveyNames names, Times times) {
        this.calendar = calendar;
        this.faults = faults;
        this.names = names;
        this.times = times;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 3;
    }

    /// @param tone of a state
    record Row(String from, String what, String tone) {}

    @Override
    public Optional<Part> part(String subject) {
        var kiosk = new KioskId(subject);
        // By the minute, so that the fragment stays the same in between.
        Instant now = Instant.ofEpochSecond(times.now().getEpochSecond() / 60 * 60);
        var rows = new ArrayList<Row>();
        for (Span span : calendar.of(kiosk, now, now.plus(AHEAD))) {
            Row row = row(span, span.from().equals(now));
            // That something else is hidden makes no difference here.
            if (rows.isEmpty() || !rows.getLast().what().equals(row.what())) {
                rows.add(row);
            }
            if (rows.size() == LISTED) {
                break;
            }
        }
        return Optional.of(new Part(
                "assignment/coming",
                Map.of(
                        "kiosk",
                        subject,
                        "rows",
                        rows,
                        "problem",
                        faults.of(kiosk).orElse(""))));
    }

    private Row row(Span span, boolean isNow) {
        String from = isNow ? t("Now") : MOMENT.format(span.from().atZone(span.zone()));
        if (!span.open()) {
            return new Row(from, t("Closed: the screen sleeps"), "none");
        }
        String what = span.survey()
                .map(ref -> t("%s, version %s", names.of(ref.survey()), ref.version()))
                .orElseGet(() -> t("Nothing shows"));
        return new Row(
                from,
                span.isTied() ? t("%s (conflict: another has the same rank)", what) : what,
                span.survey().isEmpty() || span.isTied() ? "soso" : "good");
    }
}
