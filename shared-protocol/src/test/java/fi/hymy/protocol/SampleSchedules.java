package fi.hymy.protocol;

import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.DayException;
import fi.hymy.protocol.schedule.Daypart;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.schedule.TimeRange;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Schedules for tests. Each call gives an equal one.
public final class SampleSchedules {
    public static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private SampleSchedules() {}

    /// A desired state with everything in it.
    public static DesiredState desired(long version, @Nullable SurveyRef standing) {
        SurveyRef lunch = new SurveyRef(SampleSurveys.everyKind().id(), 2, SampleSurveys.PICTURE);
        return new DesiredState(
                version,
                standing,
                shop(lunch),
                new DeviceSettings("pbkdf2-sha256$1000$c2FsdA$aGFzaA", 80, 55, Instant.parse("2026-10-05T09:00:00Z")));
    }

    /// A shop in Helsinki: open on workdays from 8 to 20 and on Saturdays from 10 to 18, on Fridays until 2
    /// in the night, on Christmas Eve until noon and not at all on Christmas Day. From October to the end
    /// of the year it shows the given survey at lunch and on Friday nights.
    public static Schedule shop(SurveyRef lunch) {
        return new Schedule(HELSINKI, opening(), List.of(lunch(lunch)));
    }

    public static Assignment lunch(SurveyRef survey) {
        return new Assignment(
                new AssignmentId("lunch-2026"),
                survey,
                new Period(LocalDateTime.parse("2026-10-01T00:00"), LocalDateTime.parse("2027-01-01T00:00")),
                new Hours(
                        List.of(
                                new Daypart(WORKDAYS, range("11:00", "13:30")),
                                new Daypart(Set.of(DayOfWeek.FRIDAY), range("22:00", "02:00"))),
                        List.of(new DayException(LocalDate.parse("2026-12-24"), List.of()))),
                10);
    }

    /// Shows the survey all the time.
    public static Assignment always(String id, SurveyRef survey, int priority) {
        return new Assignment(new AssignmentId(id), survey, Period.EVER, Hours.ALWAYS, priority);
    }

    /// Every day within these times.
    public static Hours daily(String from, String to) {
        return new Hours(List.of(new Daypart(EnumSet.allOf(DayOfWeek.class), range(from, to))), List.of());
    }

    public static TimeRange range(String from, String to) {
        return new TimeRange(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Hours opening() {
        return new Hours(
                List.of(
                        new Daypart(WORKDAYS, range("08:00", "20:00")),
                        new Daypart(Set.of(DayOfWeek.SATURDAY), range("10:00", "18:00")),
                        new Daypart(Set.of(DayOfWeek.FRIDAY), range("20:00", "02:00"))),
                List.of(
                        new DayException(LocalDate.parse("2026-12-24"), List.of(range("08:00", "12:00"))),
                        new DayException(LocalDate.parse("2026-12-25"), List.of())));
    }
}
