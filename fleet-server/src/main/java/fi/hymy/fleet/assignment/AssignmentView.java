package fi.hymy.fleet.assignment;

import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// An assignment in words, for pages.
///
/// @param whom the target's name
/// @param shut whether its survey is closing or closed
record AssignmentView(Planned planned, String whom, boolean shut, SurveyNames names, Times times) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy 'at' HH:mm", Locale.UK);

    String id() {
        return planned.id().value();
    }

    /// As `Reception, version 3`.
    String what() {
        return names.of(planned.survey().survey()) + ", version "
                + planned.survey().version();
    }

    /// As `1 Dec 2026 to 24 Dec 2026`.
    String period() {
        Period period = planned.assignment().period();
        Optional<String> from = period.from().map(AssignmentView::first);
        Optional<String> to = period.to().map(AssignmentView::last);
        if (from.isEmpty()) {
            return to.map(end -> "until " + end).orElse("always");
        }
        return to.map(end -> from.get() + " to " + end).orElseGet(() -> "from " + from.get());
    }

    String hours() {
        return planned.assignment().hours().isAlways()
                ? "all day"
                : HoursText.of(planned.assignment().hours());
    }

    String state() {
        Assignment assignment = planned.assignment();
        Instant now = times.now();
        ZoneId zone = times.zone();
        if (planned.ended()) {
            return "Ended";
        }
        if (Planned.isOver(assignment, now, zone)) {
            return "Over";
        }
        if (shut) {
            return "Its survey is closed";
        }
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        return assignment.period().from().filter(from -> from.isAfter(wall)).isPresent() ? "Planned" : "In force";
    }

    /// As the shapes of states go.
    String tone() {
        return switch (state()) {
            case "In force" -> "good";
            case "Its survey is closed" -> "soso";
            default -> "none";
        };
    }

    boolean isLive() {
        return !planned.ended() && !Planned.isOver(planned.assignment(), times.now(), times.zone());
    }

    private static String first(LocalDateTime from) {
        return (isMidnight(from) ? DAY : MOMENT).format(from);
    }

    private static String last(LocalDateTime to) {
        return isMidnight(to) ? DAY.format(to.minusDays(1)) : MOMENT.format(to);
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
