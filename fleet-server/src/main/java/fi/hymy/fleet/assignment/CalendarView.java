package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Days of a calendar in words and bars.
///
/// @param zone in which days are meant
/// @param now for the mark at today
/// @param keys what shows, with its colour
record CalendarView(ZoneId zone, Instant now, List<Day> days, List<Key> keys) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final int WIDTH = 1000;
    private static final int COLOURS = 6;

    /// @param tone `c0` to `c5`
    record Key(SurveyRef ref, String name, String tone) {}

    /// @param x of its bar, in thousandths of the day, as `width`
    /// @param tone `c0` to `c5`, `gap`, `shut` or `away`
    /// @param notes what is to be known of it, as what it hides
    record Entry(String from, String to, int x, int width, String what, String tone, List<String> notes) {}

    /// @param hours that it has where that is not 24, else 0
    record Day(LocalDate date, boolean isToday, long hours, List<Entry> entries) {
        String label() {
            return Tongue.pattern("EEE d MMM").format(date);
        }

        boolean hasGap() {
            return entries.stream().anyMatch(entry -> entry.tone().equals("gap"));
        }

        boolean hasConflict() {
            return entries.stream().anyMatch(entry -> !entry.notes().isEmpty());
        }

        /// What shows at some time of the day, each once.
        Set<Entry> shown() {
            Set<String> seen = new LinkedHashSet<>();
            var first = new LinkedHashSet<Entry>();
            entries.forEach(entry -> {
                if (!entry.tone().equals("shut") && seen.add(entry.what())) {
                    first.add(entry);
                }
            });
            return first;
        }
    }

    /// A stretch with what stands there; a null span: no kiosk does.
    record Part(Instant from, Instant to, @Nullable Span span, String where) {
        private static final String UNKNOWN = "?";

        /// Nobody knows what stood there.
        static Part unknown(Instant from, Instant to) {
            return new Part(from, to, null, UNKNOWN);
        }
    }

    static CalendarView of(List<Part> parts, LocalDate first, int days, ZoneId zone, Instant now, SurveyNames names) {
        var keys = new ArrayList<Key>();
        Function<SurveyRef, Key> key = ref -> keys.stream()
                .filter(known -> known.ref().equals(ref))
                .findFirst()
                .orElseGet(() -> {
                    keys.add(new Key(ref, label(ref, keys, names), "c" + keys.size() % COLOURS));
                    return keys.getLast();
                });
        var all = new ArrayList<Day>();
        for (int i = 0; i < days; i++) {
            all.add(day(parts, first.plusDays(i), zone, now, key));
        }
        return new CalendarView(zone, now, all, List.copyOf(keys));
    }

    /// Two surveys may be called the same.
    private static String label(SurveyRef ref, List<Key> keys, SurveyNames names) {
        String name = t("%s, version %s", names.of(ref.survey()), ref.version());
        boolean taken = keys.stream().anyMatch(known -> known.name().equals(name));
        return taken ? "%s (%s)".formatted(name, ref.survey()) : name;
    }

    private static Day day(List<Part> parts, LocalDate date, ZoneId zone, Instant now, Function<SurveyRef, Key> key) {
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        var entries = new ArrayList<Entry>();
        for (Part part : parts) {
            Instant begin = part.from().isBefore(from) ? from : part.from();
            Instant end = part.to().isAfter(to) ? to : part.to();
            if (begin.isBefore(end)) {
                add(entries, entry(part, begin, end, from, to, zone, key));
            }
        }
        long hours = ChronoUnit.HOURS.between(from, to);
        return new Day(date, !now.isBefore(from) && now.isBefore(to), hours == 24 ? 0 : hours, List.copyOf(entries));
    }

    /// What goes on as it was is one entry.
    private static void add(List<Entry> entries, Entry next) {
        Entry last = entries.isEmpty() ? null : entries.getLast();
        if (last != null
                && last.what().equals(next.what())
                && last.tone().equals(next.tone())
                && last.notes().equals(next.notes())) {
            entries.removeLast();
            entries.add(new Entry(
                    last.from(),
                    next.to(),
                    last.x(),
                    next.x() + next.width() - last.x(),
                    last.what(),
                    last.tone(),
                    last.notes()));
        } else {
            entries.add(next);
        }
    }

    private static Entry entry(
            Part part,
            Instant begin,
            Instant end,
            Instant from,
            Instant to,
            ZoneId zone,
            Function<SurveyRef, Key> key) {
        long day = Duration.between(from, to).toMillis();
        int x = (int) (Duration.between(from, begin).toMillis() * WIDTH / day);
        int right = (int) (Duration.between(from, end).toMillis() * WIDTH / day);
        String until = end.equals(to) ? "24:00" : CLOCK.format(end.atZone(zone));
        String since = CLOCK.format(begin.atZone(zone));
        Span span = part.span();
        if (span == null) {
            String what = part.where().equals(Part.UNKNOWN) ? t("Not known") : t("No kiosk stands here");
            return new Entry(since, until, x, right - x, what, "away", List.of());
        }
        if (!span.open()) {
            return new Entry(since, until, x, right - x, t("Closed"), "shut", List.of());
        }
        String where = part.where().isEmpty() ? "" : t(" on %s", part.where());
        if (span.isGap()) {
            return new Entry(since, until, x, right - x, t("Nothing shows") + where, "gap", List.of());
        }
        Key found = key.apply(span.survey().orElseThrow());
        return new Entry(since, until, x, right - x, found.name() + where, found.tone(), notes(span, key));
    }

    private static List<String> notes(Span span, Function<SurveyRef, Key> key) {
        var notes = new LinkedHashSet<String>();
        for (int i = 1; i < span.inForce().size(); i++) {
            SurveyRef other = span.inForce().get(i).survey();
            if (span.survey().filter(other::equals).isEmpty()) {
                String name = key.apply(other).name();
                notes.add(
                        i == 1 && span.isTied()
                                ? t("Conflict: “%s” has the same rank, and nobody decided which one shows", name)
                                : t("Hides “%s”", name));
            }
        }
        return List.copyOf(notes);
    }
}
