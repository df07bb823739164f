package fi.hymy.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Around every kind of change of the clocks the schedule says the same as somebody who watches the clock
/// on the wall step by step and never lets it run back.
final class DaylightSavingTest {
    /// All times here, and all changes of clocks, lie on this grid; `-Dhymy.schedule.minutes=1` looks every
    /// minute.
    private static final Duration STEP = Duration.ofMinutes(Integer.getInteger("hymy.schedule.minutes", 5));

    private static final long STEPS = Duration.ofDays(8).dividedBy(STEP);

    /// How many for each change of the clocks; more by `-Dhymy.schedules`.
    private static final int SCHEDULES = Integer.getInteger("hymy.schedules", 3);

    @ParameterizedTest
    @CsvSource({
        "Europe/Helsinki, 2026-03-25", // forward at 03:00
        "Europe/Helsinki, 2026-10-21", // back at 04:00
        "Africa/Casablanca, 2026-02-11", // back for Ramadan
        "Africa/Casablanca, 2026-03-18", // and forward after it
        "Australia/Lord_Howe, 2026-04-01", // back by half an hour
        "Australia/Lord_Howe, 2026-09-30", // and forward by half an hour
        "America/Sao_Paulo, 2018-10-31", // forward at midnight: a day without 00:00
        "America/Sao_Paulo, 2018-02-14", // back at midnight: 23:00 twice
        "Antarctica/Troll, 2026-03-25", // forward by two hours
        "Antarctica/Troll, 2026-10-21",
        "Pacific/Apia, 2011-12-27", // a whole day left out
        "Asia/Tehran, 2021-09-18",
        "Europe/Dublin, 2026-10-21", // where summer is the standard
        "UTC, 2026-06-01",
    })
    void agreesWithWatchingTheClock(String zone, String from) {
        var random = new Random((zone + from).hashCode());
        for (int i = 0; i < SCHEDULES; i++) {
            check(schedule(ZoneId.of(zone), LocalDate.parse(from), random), LocalDate.parse(from));
        }
    }

    @Property(tries = 10)
    void agreesAnywhereInAnyWeek(
            @ForAll long seed, @ForAll @IntRange(max = 60_000) int place, @ForAll @IntRange(max = 36_000) int day) {
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        LocalDate from = LocalDate.of(1973, 1, 1).plusDays(day % 26_000);

        check(schedule(ZoneId.of(zones.get(place % zones.size())), from, new Random(seed)), from);
    }

    private static void check(Schedule schedule, LocalDate from) {
        ZoneId zone = schedule.zone();
        Instant start = from.atStartOfDay(zone).toInstant();
        var watcher = new Watcher(schedule);
        watcher.lookAt(start.minus(Duration.ofDays(2)), start);
        @Nullable Showing before = null;
        @Nullable Instant promised = null;
        for (int i = 0; i < STEPS; i++) {
            Instant now = start.plus(STEP.multipliedBy(i));
            Showing expected = watcher.at(now);
            if (!schedule.at(now).equals(expected)) {
                assertThat(schedule.at(now))
                        .as("%s in %s, %s", now, zone, schedule)
                        .isEqualTo(expected);
            }
            if (before != null && !before.equals(expected)) {
                assertThat(promised).as("the change in %s, %s", zone, schedule).isEqualTo(now);
            }
            if (!expected.equals(before)) {
                promised = schedule.nextChange(now).orElse(Instant.MAX);
                assertThat(promised).isAfter(now);
            }
            before = expected;
        }
    }

    /// Keeps the latest time that it ever saw on the wall.
    private static final class Watcher {
        private final Schedule schedule;
        private LocalDateTime latest = LocalDateTime.MIN;

        Watcher(Schedule schedule) {
            this.schedule = schedule;
        }

        void lookAt(Instant from, Instant to) {
            for (Instant at = from; at.isBefore(to); at = at.plus(STEP)) {
                look(at);
            }
        }

        private void look(Instant at) {
            LocalDateTime wall = LocalDateTime.ofInstant(at, schedule.zone());
            latest = wall.isAfter(latest) ? wall : latest;
        }

        Showing at(Instant now) {
            look(now);
            Optional<Assignment> winner = schedule.assignments().stream()
                    .filter(each -> within(each.period()) && holds(each.hours()))
                    .min(Comparator.comparingInt(Assignment::priority)
                            .reversed()
                            .thenComparingInt(each -> each.hours().minutesOfWeek())
                            .thenComparing(
                                    each -> each.period().from().orElse(LocalDateTime.MIN), Comparator.reverseOrder())
                            .thenComparing(each -> each.id().value(), Comparator.reverseOrder()));
            return new Showing(winner.orElse(null), holds(schedule.opening()));
        }

        private boolean within(Period period) {
            return period.from().map(from -> !latest.isBefore(from)).orElse(true)
                    && period.to().map(latest::isBefore).orElse(true);
        }

        /// Writes out every stretch of the days around and looks whether the time lies in one.
        private boolean holds(Hours hours) {
            LocalDate today = latest.toLocalDate();
            return IntStream.rangeClosed(-1, 0)
                    .mapToObj(today::plusDays)
                    .anyMatch(day -> ranges(hours, day).stream().anyMatch(range -> {
                        LocalDateTime begin = day.atTime(range.from());
                        LocalDateTime end = begin.plusMinutes(range.minutes());
                        return !latest.isBefore(begin) && latest.isBefore(end);
                    }));
        }

        private static List<TimeRange> ranges(Hours hours, LocalDate day) {
            for (DayException exception : hours.exceptions()) {
                if (exception.date().equals(day)) {
                    return exception.ranges();
                }
            }
            var ranges = new ArrayList<TimeRange>();
            for (Daypart part : hours.week()) {
                if (part.days().contains(day.getDayOfWeek())) {
                    ranges.add(part.range());
                }
            }
            return ranges;
        }
    }

    private static Schedule schedule(ZoneId zone, LocalDate from, Random random) {
        List<Assignment> assignments = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new Assignment(
                        new AssignmentId("a" + i),
                        new SurveyRef(new SurveyId("s" + i), 1, SampleSurveys.PICTURE),
                        period(from, random),
                        hours(from, random),
                        random.nextInt(3)))
                .toList();
        return new Schedule(zone, hours(from, random), assignments);
    }

    private static Period period(LocalDate from, Random random) {
        LocalDateTime begin = random.nextInt(3) == 0 ? null : somewhen(from, random);
        LocalDateTime end =
                random.nextInt(3) == 0 ? null : somewhen(from, random).plusDays(2);
        return begin != null && end != null && !end.isAfter(begin) ? Period.EVER : new Period(begin, end);
    }

    private static LocalDateTime somewhen(LocalDate from, Random random) {
        return from.plusDays(random.nextInt(6)).atTime(time(random));
    }

    private static Hours hours(LocalDate from, Random random) {
        if (random.nextInt(6) == 0) {
            return Hours.ALWAYS;
        }
        List<Daypart> week = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new Daypart(days(random), new TimeRange(time(random), time(random))))
                .toList();
        List<DayException> exceptions = new HashSet<>(List.of(random.nextInt(8), random.nextInt(8)))
                .stream()
                        .filter(_ -> random.nextBoolean())
                        .map(day -> new DayException(
                                from.plusDays(day),
                                random.nextBoolean() ? List.of() : List.of(new TimeRange(time(random), time(random)))))
                        .toList();
        return new Hours(week, exceptions);
    }

    private static Set<DayOfWeek> days(Random random) {
        var days = new HashSet<DayOfWeek>();
        days.add(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                days.add(day);
            }
        }
        return days;
    }

    /// Often in the hours in which clocks change.
    private static LocalTime time(Random random) {
        int hour = random.nextBoolean() ? random.nextInt(5) : random.nextInt(24);
        return LocalTime.of(random.nextInt(8) == 0 ? 23 : hour, random.nextInt(12) * 5);
    }
}
