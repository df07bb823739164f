package fi.hymy.protocol.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Opening hours as people write them: `Mon-Fri 08:00-16:00; Sat 10:00-12:00, 13:00-15:00; 2026-12-24 closed`.
///
/// Days that are not named are closed. `always` is always. New lines part as well as semicolons.
public final class HoursText {
    public static final String ALWAYS = "always";

    private static final String CLOSED = "closed";
    private static final Pattern PARTS = Pattern.compile("[;\\n\\r]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private HoursText() {}

    /// @throws IllegalArgumentException in words for who wrote it
    public static Hours parse(String text) {
        if (text.strip().equalsIgnoreCase(ALWAYS)) {
            return Hours.ALWAYS;
        }
        var week = new ArrayList<Daypart>();
        var exceptions = new ArrayList<DayException>();
        for (String part : PARTS.split(text)) {
            if (part.isBlank()) {
                continue;
            }
            String[] words = part.strip().split("\\s+", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException(
                        "'%s' lacks its hours: write it as 'Mon-Fri 08:00-16:00'".formatted(part.strip()));
            }
            if (DATE.matcher(words[0]).matches()) {
                exceptions.add(new DayException(date(words[0]), ranges(words[1])));
            } else {
                Set<DayOfWeek> days = days(words[0]);
                ranges(words[1]).forEach(range -> week.add(new Daypart(days, range)));
            }
        }
        return new Hours(week, exceptions);
    }

    /// As [#parse], in the form that their plain text has: written otherwise, the same hours are equal.
    public static Hours plain(String text) {
        return parse(of(parse(text)));
    }

    /// The same text for the same hours, days with equal hours together.
    public static String of(Hours hours) {
        if (hours.isAlways()) {
            return ALWAYS;
        }
        Map<DayOfWeek, String> byDay = new EnumMap<>(DayOfWeek.class);
        for (Daypart part : hours.week()) {
            part.days().forEach(day -> byDay.merge(day, text(part.range()), (one, two) -> one + ", " + two));
        }
        var lines = new ArrayList<String>();
        for (String ranges : byDay.values().stream().distinct().toList()) {
            lines.add(days(byDay.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(ranges))
                            .map(Map.Entry::getKey)
                            .toList())
                    + " " + ranges);
        }
        if (lines.isEmpty()) {
            lines.add("Mon-Sun " + CLOSED);
        }
        hours.exceptions()
                .forEach(day -> lines.add(day.date() + " "
                        + (day.ranges().isEmpty()
                                ? CLOSED
                                : day.ranges().stream().map(HoursText::text).collect(Collectors.joining(", ")))));
        return String.join("; ", lines);
    }

    private static String days(List<DayOfWeek> days) {
        DayOfWeek first = days.getFirst();
        DayOfWeek last = days.getLast();
        boolean run = last.getValue() - first.getValue() == days.size() - 1;
        if (run && days.size() > 1) {
            return name(first) + "-" + name(last);
        }
        return days.stream().map(HoursText::name).collect(Collectors.joining(","));
    }

    private static String name(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    private static String text(TimeRange range) {
        return range.from() + "-" + (range.to().equals(LocalTime.MIDNIGHT) ? "24:00" : range.to());
    }

    private static Set<DayOfWeek> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String piece : text.split(",")) {
            String[] ends = piece.split("-", -1);
            if (ends.length > 2) {
                throw unknownDay(text);
            }
            DayOfWeek first = day(ends[0], text);
            DayOfWeek last = ends.length == 2 ? day(ends[1], text) : first;
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String word, String text) {
        String small = word.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < DAYS.size(); i++) {
            if (small.length() >= 3 && small.startsWith(DAYS.get(i).toLowerCase(Locale.ROOT))) {
                return DayOfWeek.of(i + 1);
            }
        }
        throw unknownDay(text);
    }

    private static IllegalArgumentException unknownDay(String text) {
        return new IllegalArgumentException(
                "'%s' is no day: write days as Mon, Sat,Sun or Mon-Fri, and dates as 2026-12-24".formatted(text));
    }

    private static List<TimeRange> ranges(String text) {
        if (text.strip().equalsIgnoreCase(CLOSED)) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(HoursText::range).toList();
    }

    private static TimeRange range(String text) {
        String[] ends = text.strip().replace('–', '-').split("\\s*-\\s*", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "'%s' are no hours: write them as 08:00-16:00, or closed".formatted(text.strip()));
        }
        return new TimeRange(time(ends[0]), time(ends[1]));
    }

    private static LocalTime time(String text) {
        String full = text.strip().replace('.', ':');
        full = full.matches("\\d{1,2}") ? full + ":00" : full;
        full = full.length() == "8:00".length() ? "0" + full : full;
        try {
            return full.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(full);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no time: write it as 08:00".formatted(text.strip()), e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no date".formatted(text), e);
        }
    }
}
