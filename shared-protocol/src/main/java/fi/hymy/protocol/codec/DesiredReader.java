package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.message.DesiredRelease;
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
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Desired states, schedules and device settings from JSON. Lists are bounded by the types themselves; the
/// reader only keeps strangers from sending endless ones.
final class DesiredReader {
    private static final int MAX_ENTRIES = 200;
    private static final int DAYS = 7;
    private static final Words<DayOfWeek> DAY = Words.of(DayOfWeek.class);

    private DesiredReader() {}

    static DesiredState state(Place place) {
        return new DesiredState(
                place.field("version").whole(0, Long.MAX_VALUE),
                place.maybe("survey").map(Parts::ref).orElse(null),
                place.maybe("schedule").map(DesiredReader::schedule).orElse(null),
                place.maybe("settings").map(DesiredReader::settings).orElse(null),
                releases(place));
    }

    private static List<DesiredRelease> releases(Place place) {
        return place.maybe("releases").stream()
                .flatMap(at -> at.entries(DesiredState.MAX_RELEASES).stream())
                .map(SoftwareParts::release)
                .toList();
    }

    static DeviceSettings settings(Place place) {
        DeviceSettings usual = DeviceSettings.DEFAULT;
        String pin = place.maybe("staffPin").map(Place::text).orElse(null);
        int brightness = percent(place, "brightness", usual.brightness());
        int volume = percent(place, "volume", usual.volume());
        Instant until = place.maybe("staffTestUntil")
                .map(at -> Instant.ofEpochMilli(at.whole(0, Long.MAX_VALUE)))
                .orElse(null);
        return place.build(() -> new DeviceSettings(pin, brightness, volume, until));
    }

    private static int percent(Place place, String name, int left) {
        return place.maybe(name).map(at -> at.integer(0, 100)).orElse(left);
    }

    static Schedule schedule(Place place) {
        Place zone = place.field("zone");
        ZoneId id = time(zone, ZoneId::of, "is no time zone that this program knows");
        Hours opening = hours(place, "opening");
        List<Assignment> assignments = list(place, "assignments", DesiredReader::assignment);
        return place.build(() -> new Schedule(id, opening, assignments));
    }

    private static Assignment assignment(Place place) {
        AssignmentId id = place.field("assignmentId").parse(AssignmentId::new);
        SurveyRef survey = Parts.ref(place.field("survey"));
        LocalDateTime from = place.maybe("from").map(DesiredReader::dateTime).orElse(null);
        LocalDateTime to = place.maybe("to").map(DesiredReader::dateTime).orElse(null);
        Hours hours = hours(place, "hours");
        int priority = place.maybe("priority")
                .map(at -> at.integer(-Assignment.MAX_PRIORITY, Assignment.MAX_PRIORITY))
                .orElse(0);
        return place.build(() -> new Assignment(id, survey, new Period(from, to), hours, priority));
    }

    private static Hours hours(Place place, String name) {
        return place.maybe(name)
                .map(at -> {
                    List<Daypart> week = list(at, "week", DesiredReader::daypart);
                    List<DayException> exceptions = list(at, "exceptions", DesiredReader::exception);
                    return at.build(() -> new Hours(week, exceptions));
                })
                .orElse(Hours.ALWAYS);
    }

    private static Daypart daypart(Place place) {
        Set<DayOfWeek> days =
                place.field("days").entries(DAYS).stream().map(DAY::read).collect(Collectors.toSet());
        TimeRange range = range(place);
        return place.build(() -> new Daypart(days, range));
    }

    private static DayException exception(Place place) {
        LocalDate date = time(place.field("date"), LocalDate::parse, "is no date as 2026-12-24");
        List<TimeRange> ranges = list(place, "ranges", DesiredReader::range);
        return place.build(() -> new DayException(date, ranges));
    }

    private static TimeRange range(Place place) {
        LocalTime from = clock(place.field("from"));
        LocalTime to = clock(place.field("to"));
        return place.build(() -> new TimeRange(from, to));
    }

    private static LocalTime clock(Place place) {
        return time(
                place,
                text -> text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text),
                "is no time as 08:30");
    }

    private static LocalDateTime dateTime(Place place) {
        return time(place, LocalDateTime::parse, "is no date and time as 2026-12-24T08:30");
    }

    private static <T> T time(Place place, Function<String, T> parse, String problem) {
        String text = place.text();
        try {
            return parse.apply(text);
        } catch (DateTimeException _) {
            throw place.faulty(problem);
        }
    }

    /// Left out means none.
    private static <T> List<T> list(Place place, String name, Function<Place, T> entry) {
        return place.maybe(name).stream()
                .flatMap(at -> at.entries(MAX_ENTRIES).stream())
                .map(entry)
                .toList();
    }
}
