package fi.hymy.fleet.assignment;

import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stretch of time in which a kiosk shows one thing.
///
/// @param to the first moment after it
/// @param zone of where the kiosk stands then
/// @param surveyOrNull what shows, or null for nothing
/// @param inForce assignments in force, the one that shows first; none where the standing survey shows
/// @param open whether the site is; the screen sleeps where not
record Span(
        Instant from,
        Instant to,
        ZoneId zone,
        @Nullable SurveyRef surveyOrNull,
        List<Assignment> inForce,
        boolean open) {
    Span {
        inForce = List.copyOf(inForce);
    }

    Optional<SurveyRef> survey() {
        return Optional.ofNullable(surveyOrNull);
    }

    Optional<Assignment> winner() {
        return inForce.stream().findFirst();
    }

    List<Assignment> hidden() {
        return inForce.stream().skip(1).toList();
    }

    /// Nothing shows though the site is open.
    boolean isGap() {
        return open && surveyOrNull == null;
    }

    /// Nobody decided which of two shows.
    boolean isTied() {
        return inForce.size() > 1 && inForce.getFirst().tiesWith(inForce.get(1));
    }
}
