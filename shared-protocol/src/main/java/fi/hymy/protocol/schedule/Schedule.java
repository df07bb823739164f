package fi.hymy.protocol.schedule;

import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a site shows when, and when it is open. The same answer for the same instant, on the kiosk and on
/// the server.
///
/// All times are those of the site, see [SiteClock] for the nights on which clocks change. A range belongs
/// to the day on which it begins, so one over midnight on Friday covers the small hours of Saturday.
///
/// @param zone where the site is
/// @param opening when it is open; [Hours#ALWAYS] where nobody said
/// @param assignments at most 50, each id once; where none holds, the standing survey shows
public record Schedule(ZoneId zone, Hours opening, List<Assignment> assignments) {
    public static final int MAX_ASSIGNMENTS = 50;

    /// Dayparts, exceptions and their ranges in all, so that every schedule fits into one message.
    public static final int MAX_PARTS = 400;

    /// Further ahead than this nothing is looked for day by day: within it every weekday comes.
    private static final int DAYS_AHEAD = 9;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-01T00:00:00Z");

    public Schedule {
        assignments = List.copyOf(assignments);
        if (assignments.size() > MAX_ASSIGNMENTS) {
            throw new IllegalArgumentException("there may be at most 50 assignments, there are " + assignments.size());
        }
        int parts = opening.parts()
                + assignments.stream().mapToInt(each -> each.hours().parts()).sum();
        if (parts > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "there may be at most 400 dayparts, exceptions and ranges in all, there are " + parts);
        }
        var ids = new HashSet<AssignmentId>();
        for (Assignment assignment : assignments) {
            if (!ids.add(assignment.id())) {
                throw new IllegalArgumentException("the assignment id '" + assignment.id() + "' is used twice");
            }
        }
    }

    /// Every survey that may come to be shown.
    public Set<SurveyRef> surveys() {
        return assignments.stream().map(Assignment::survey).collect(Collectors.toUnmodifiableSet());
    }

    /// What holds at that moment.
    public Showing at(Instant instant) {
        return at(new SiteClock(zone).read(within(instant)));
    }

    /// The survey that an assignment wants shown then; empty when none is in force.
    public Optional<SurveyRef> showing(Instant instant) {
        return at(instant).survey();
    }

    public boolean open(Instant instant) {
        return at(instant).open();
    }

    /// Every assignment in force at that moment, the one that shows first; the others are hidden by it.
    public List<Assignment> inForce(Instant instant) {
        return inForce(new SiteClock(zone).read(within(instant)));
    }

    /// The first moment after the given one at which [#at] becomes another. Empty when that never happens.
    public Optional<Instant> nextChange(Instant after) {
        return next(after, this::at);
    }

    /// As [#nextChange], and also when only what is hidden changes.
    public Optional<Instant> nextTurn(Instant after) {
        return next(after, wall -> new Turn(inForce(wall), opening.cover(wall)));
    }

    private Optional<Instant> next(Instant after, Function<LocalDateTime, Object> what) {
        var clock = new SiteClock(zone);
        LocalDateTime now = clock.read(within(after));
        Object held = what.apply(now);
        return edges(now)
                .map(clock::first)
                .filter(instant -> instant.isAfter(after) && instant.isBefore(LATEST))
                .filter(instant -> !what.apply(clock.read(instant)).equals(held))
                .findFirst();
    }

    private record Turn(List<Assignment> inForce, boolean open) {}

    private Showing at(LocalDateTime wall) {
        Assignment winner = assignments.stream()
                .filter(assignment -> assignment.covers(wall))
                .min(Assignment.RANK)
                .orElse(null);
        return new Showing(winner, opening.cover(wall));
    }

    private List<Assignment> inForce(LocalDateTime wall) {
        return assignments.stream()
                .filter(assignment -> assignment.covers(wall))
                .sorted(Assignment.RANK)
                .toList();
    }

    /// Times, ascending, at which something may change: first each of the coming days, then the days around
    /// each date that is named somewhere; in between every week is like the one before it.
    private Stream<LocalDateTime> edges(LocalDateTime now) {
        var days = new TreeSet<LocalDate>();
        around(days, now.toLocalDate());
        assignments.stream()
                .flatMap(assignment -> assignment.period().edges())
                .forEach(edge -> around(days, edge.toLocalDate()));
        Stream.concat(Stream.of(opening), assignments.stream().map(Assignment::hours))
                .flatMap(hours -> hours.exceptions().stream())
                .forEach(exception -> around(days, exception.date()));
        var edges = new TreeSet<LocalDateTime>();
        days.forEach(day -> {
            opening.edges(day).forEach(edges::add);
            assignments.forEach(assignment -> assignment.hours().edges(day).forEach(edges::add));
        });
        assignments.forEach(assignment -> assignment.period().edges().forEach(edges::add));
        return edges.tailSet(now, false).stream();
    }

    private static void around(Set<LocalDate> days, LocalDate date) {
        for (int i = -1; i <= DAYS_AHEAD; i++) {
            days.add(date.plusDays(i));
        }
    }

    /// Clocks may be mad; the calendar has its ends.
    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}
