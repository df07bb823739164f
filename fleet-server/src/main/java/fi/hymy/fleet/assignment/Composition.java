package fi.hymy.fleet.assignment;

import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the schedule of a kiosk out of where it stands and what is assigned to it. Pure.
final class Composition {
    private Composition() {}

    /// What can still come into force; equal for equal parts, whatever their order.
    ///
    /// @param reaching assignments that mean the kiosk
    /// @return null where it is always open and nothing is assigned
    /// @throws IllegalArgumentException in words, when it is too much for one schedule: nothing is cut
    static @Nullable Schedule schedule(SiteRules rules, Collection<Planned> reaching, Instant now) {
        List<Assignment> assignments = reaching.stream()
                .filter(planned -> !planned.isOver(now, rules.zone()))
                .map(Planned::assignment)
                .sorted(Comparator.comparing(assignment -> assignment.id().value()))
                .toList();
        return assignments.isEmpty() && rules.opening().isAlways()
                ? null
                : new Schedule(rules.zone(), rules.opening(), assignments);
    }

    /// Whether a kiosk that goes by the one may as well go by the other from now on: that an assignment is over is no
    /// news to it.
    static boolean same(@Nullable Schedule old, @Nullable Schedule wanted, Instant now) {
        if (old == null || wanted == null) {
            return wanted == null && (old == null || isEmpty(old, now));
        }
        return old.zone().equals(wanted.zone())
                && old.opening().equals(wanted.opening())
                && live(old, now).equals(live(wanted, now));
    }

    private static boolean isEmpty(Schedule schedule, Instant now) {
        return schedule.opening().isAlways() && live(schedule, now).isEmpty();
    }

    private static List<Assignment> live(Schedule schedule, Instant now) {
        return schedule.assignments().stream()
                .filter(assignment -> !Planned.isOver(assignment, now, schedule.zone()))
                .toList();
    }
}
