package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// An assignment in words, for pages.
///
/// @param whom the target's name
/// @param shut whether its survey is closing or closed
record AssignmentView(Planned planned, String whom, boolean shut, SurveyNames names, Times times) {
    String id() {
        return planned.id().value();
    }

    /// As `Reception, version 3`.
    String what() {
        return t(
                "%s, version %s",
                names.of(planned.survey().survey()), planned.survey().version());
    }

    /// As `1 Dec 2026 to 24 Dec 2026`.
    String period() {
        Period period = planned.assignment().period();
        Optional<String> from = period.from().map(AssignmentView::first);
        Optional<String> to = period.to().map(AssignmentView::last);
        if (from.isEmpty()) {
            return to.map(end -> t("until %s", end)).orElse(t("always"));
        }
        return to.map(end -> t("%s to %s", from.get(), end)).orElseGet(() -> t("from %s", from.get()));
    }

    String hours() {
        return planned.assignment().hours().isAlways()
                ? t("all day")
                : HoursText.of(planned.assignment().hours());
    }

    String state() {
        Assignment assignment = planned.assignment();
        Instant now = times.now();
        ZoneId zone = times.zone();
        if (planned.ended()) {
            return t("Ended");
        }
        if (Planned.isOver(assignment, now, zone)) {
            return t("Over");
        }
        if (shut) {
            return t("Its survey is closed");
        }
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        return assignment.period().from().filter(from -> from.isAfter(wall)).isPresent() ? t("Planned") : t("In force");
    }

    /// As the shapes of states go.
    String tone() {
        return state().equals(t("In force")) ? "good" : state().equals(t("Its survey is closed")) ? "soso" : "none";
    }

    boolean isLive() {
        return !planned.ended() && !Planned.isOver(planned.assignment(), times.now(), times.zone());
    }

    private static String first(LocalDateTime from) {
        return (isMidnight(from) ? day() : moment()).format(from);
    }

    private static String last(LocalDateTime to) {
        return isMidnight(to) ? day().format(to.minusDays(1)) : moment().format(to);
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static DateTimeFormatter day() {
        return Tongue.pattern("d MMM yyyy");
    }

    private static DateTimeFormatter moment() {
        return Tongue.pattern("d MMM yyyy 'at' HH:mm");
    }
}
