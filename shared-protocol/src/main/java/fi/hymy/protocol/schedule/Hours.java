package fi.hymy.protocol.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// When something holds, by the clock on the wall.
///
/// @param week none means: never, but on dates with ranges of their own
/// @param exceptions each date once
public record Hours(List<Daypart> week, List<DayException> exceptions) {
    public static final Hours ALWAYS = new Hours(List.of(Daypart.ALWAYS), List.of());

    static final int MAX_WEEK = 28;
    static final int MAX_EXCEPTIONS = 120;

    public Hours {
        week = List.copyOf(week);
        exceptions = List.copyOf(exceptions);
        if (week.size() > MAX_WEEK || exceptions.size() > MAX_EXCEPTIONS) {
            throw new IllegalArgumentException(
                    "there may be at most 28 dayparts and 120 exceptions, there are %d and %d"
                            .formatted(week.size(), exceptions.size()));
        }
        var dates = new HashSet<LocalDate>();
        for (DayException exception : exceptions) {
            if (!dates.add(exception.date())) {
                throw new IllegalArgumentException("the date " + exception.date() + " has two exceptions");
            }
        }
    }

    public boolean isAlways() {
        return equals(ALWAYS);
    }

    /// Whether they hold at that time on the wall.
    boolean cover(LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        LocalTime clock = time.toLocalTime();
        return beginningOn(date)
                        .anyMatch(range ->
                                !clock.isBefore(range.from()) && (range.endsNextDay() || clock.isBefore(range.to())))
                || beginningOn(date.minusDays(1)).anyMatch(range -> range.endsNextDay() && clock.isBefore(range.to()));
    }

    /// Every time at which they may begin or end to hold on that date or, by what begins on it, on the next.
    Stream<LocalDateTime> edges(LocalDate date) {
        return beginningOn(date)
                .flatMap(range -> Stream.of(
                        date.atTime(range.from()), (range.endsNextDay() ? date.plusDays(1) : date).atTime(range.to())));
    }

    /// How much of a usual week they hold, in minutes; what two dayparts share counts twice.
    int minutesOfWeek() {
        return week.stream()
                .mapToInt(part -> part.days().size() * part.range().minutes())
                .sum();
    }

    int parts() {
        return week.size()
                + exceptions.stream().mapToInt(day -> 1 + day.ranges().size()).sum();
    }

    private Stream<TimeRange> beginningOn(LocalDate date) {
        return exceptions.stream()
                .filter(exception -> exception.date().equals(date))
                .findFirst()
                .map(exception -> exception.ranges().stream())
                .orElseGet(() -> week.stream()
                        .filter(part -> part.days().contains(date.getDayOfWeek()))
                        .map(Daypart::range));
    }
}
