package fi.hymy.protocol.schedule;

import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.LocalDateTime;
import java.util.Comparator;

/// "Show this survey then."
///
/// @param period in which it is in force
/// @param hours of the day in which it shows
/// @param priority the highest wins, -1000 to 1000
public record Assignment(AssignmentId id, SurveyRef survey, Period period, Hours hours, int priority) {
    public static final int MAX_PRIORITY = 1000;

    /// Who wins where several would show, the winner first: the highest priority, then the one that holds
    /// less of the week (a lunch campaign over the usual), then the one that began last, then the greater
    /// id. Whatever the order in which they are listed, the same one wins.
    static final Comparator<Assignment> RANK = Comparator.comparingInt(Assignment::priority)
            .reversed()
            .thenComparingInt(assignment -> assignment.hours().minutesOfWeek())
            .thenComparing(
                    assignment -> assignment.period().from().orElse(LocalDateTime.MIN), Comparator.reverseOrder())
            .thenComparing(assignment -> assignment.id().value(), Comparator.reverseOrder());

    public Assignment {
        if (priority < -MAX_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority must lie between -1000 and 1000, it is " + priority);
        }
    }

    /// Whether nothing but the id says which of the two shows: nobody decided it.
    public boolean tiesWith(Assignment other) {
        return priority == other.priority
                && hours.minutesOfWeek() == other.hours.minutesOfWeek()
                && period.from().equals(other.period.from());
    }

    boolean covers(LocalDateTime time) {
        return period.covers(time) && hours.cover(time);
    }
}
