package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.schedule.Daypart;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.TimeRange;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Dayparts and exceptions as the fields of a form: days to tick, a time from and a time to. Rows that are empty say
/// nothing; without any, it is all day.
///
/// @param onlyDates whether nothing holds in the usual week
/// @param parts of the usual week
/// @param dates that are different
record HoursFields(boolean onlyDates, List<Part> parts, List<Date> dates) {
    /// Says that a form has these fields.
    static final String HERE = "fields";

    private static final String ONLY_DATES = "onlyDates";
    private static final int MOST = 150;

    HoursFields {
        parts = List.copyOf(parts);
        dates = List.copyOf(dates);
    }

    /// @param days none means every day
    /// @param from as `11:00`; empty: midnight
    /// @param to as `13:00`; empty: midnight after
    record Part(Set<DayOfWeek> days, String from, String to) {
        static final Part EMPTY = new Part(Set.of(), "", "");

        Part {
            days = Set.copyOf(days);
        }

        boolean isEmpty() {
            return equals(EMPTY);
        }

        private String text() {
            String named = (days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days)
                    .stream().sorted().map(HoursFields::code).collect(Collectors.joining(","));
            return named + " " + range(from, to);
        }
    }

    /// @param date as `2026-12-24`
    /// @param from empty, with an empty `to`: nothing on that day
    record Date(String date, String from, String to) {
        static final Date EMPTY = new Date("", "", "");

        private String ranges() {
            return from.isEmpty() && to.isEmpty() ? "closed" : range(from, to);
        }
    }

    /// The fields of hours that were written as a text; of a text that cannot be read, empty ones.
    static HoursFields of(String text) {
        try {
            return of(text.isEmpty() ? Hours.ALWAYS : HoursText.parse(text));
        } catch (IllegalArgumentException e) {
            return new HoursFields(false, List.of(), List.of());
        }
    }

    private static HoursFields of(Hours hours) {
        boolean always = hours.week().equals(Hours.ALWAYS.week());
        return new HoursFields(
                hours.week().isEmpty(),
                always
                        ? List.of()
                        : hours.week().stream().map(HoursFields::part).toList(),
                hours.exceptions().stream()
                        .flatMap(day -> day.ranges().isEmpty()
                                ? java.util.stream.Stream.of(new Date(day.date().toString(), "", ""))
                                : day.ranges().stream()
                                        .map(range -> new Date(
                                                day.date().toString(),
                                                range.from().toString(),
                                                range.to().toString())))
                        .toList());
    }

    private static Part part(Daypart part) {
        TimeRange range = part.range();
        return range.equals(TimeRange.WHOLE_DAY)
                ? new Part(part.days(), "", "")
                : new Part(part.days(), range.from().toString(), range.to().toString());
    }

    /// What somebody filled in: `d0.MONDAY`, `f0`, `t0` and so on, `x0`, `xf0`, `xt0` and so on.
    static HoursFields of(Map<String, String> fields) {
        var parts = new ArrayList<Part>();
        var dates = new ArrayList<Date>();
        for (int i = 0; i < MOST; i++) {
            int row = i;
            Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                    .filter(day -> fields.containsKey("d" + row + "." + day))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
            var part = new Part(days, field(fields, "f" + row), field(fields, "t" + row));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            var date = new Date(field(fields, "x" + row), field(fields, "xf" + row), field(fields, "xt" + row));
            if (!date.date().isEmpty()) {
                dates.add(date);
            }
        }
        return new HoursFields(fields.containsKey(ONLY_DATES), parts, dates);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /// As [HoursText]; empty for all day.
    String text() {
        if (parts.isEmpty() && dates.isEmpty()) {
            return onlyDates ? "Mon-Sun closed" : "";
        }
        var lines = new ArrayList<String>();
        if (onlyDates) {
            lines.add("Mon-Sun closed");
        } else if (parts.isEmpty()) {
            lines.add("Mon-Sun 00:00-24:00");
        } else {
            parts.forEach(part -> lines.add(part.text()));
        }
        Map<String, List<Date>> byDate =
                dates.stream().collect(Collectors.groupingBy(Date::date, LinkedHashMap::new, Collectors.toList()));
        byDate.forEach((date, rows) ->
                lines.add(date + " " + rows.stream().map(Date::ranges).collect(Collectors.joining(", "))));
        return String.join("; ", lines);
    }

    /// The rows of the form: those that say something, and as many empty ones.
    List<Part> partRows(int spare) {
        return rows(parts, Part.EMPTY, spare);
    }

    List<Date> dateRows(int spare) {
        return rows(dates.stream().sorted(Comparator.comparing(Date::date)).toList(), Date.EMPTY, spare);
    }

    private static <T> List<T> rows(List<T> said, T empty, int spare) {
        var rows = new ArrayList<>(said);
        for (int i = 0; i < spare; i++) {
            rows.add(empty);
        }
        return rows;
    }

    private static String range(String from, String to) {
        return (from.isEmpty() ? "00:00" : from) + "-" + (to.isEmpty() || to.equals("00:00") ? "24:00" : to);
    }

    private static String code(DayOfWeek day) {
        String name = day.name();
        return name.charAt(0) + name.substring(1, 3).toLowerCase(java.util.Locale.ROOT);
    }

    /// As `Mon`.
    static String label(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> t("Mon");
            case TUESDAY -> t("Tue");
            case WEDNESDAY -> t("Wed");
            case THURSDAY -> t("Thu");
            case FRIDAY -> t("Fri");
            case SATURDAY -> t("Sat");
            case SUNDAY -> t("Sun");
        };
    }
}
