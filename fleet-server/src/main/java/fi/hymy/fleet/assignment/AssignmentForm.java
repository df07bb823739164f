package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What somebody wrote of an assignment: every field a text.
///
/// @param version as `reception 3`
/// @param kind of the target
/// @param target a name or an id, or a query
/// @param from a date, or a date and a time as `2026-12-24T08:00`; empty: at once
/// @param to its last day, or the moment at which it ends; empty: until further notice
/// @param hours dayparts and exceptions as `Mon-Fri 11:00-13:00; 2026-12-24 closed`; empty: all day
record AssignmentForm(
        String version,
        String kind,
        String target,
        String from,
        String to,
        String hours,
        String priority,
        String note) {
    private static final int MAX_HOURS = 4000;

    AssignmentForm {
        version = version.strip();
        target = target.strip();
        from = from.strip();
        to = to.strip();
        hours = hours.strip();
        priority = priority.strip();
    }

    static AssignmentForm of(Planned planned) {
        Assignment assignment = planned.assignment();
        return new AssignmentForm(
                planned.survey().survey() + " " + planned.survey().version(),
                planned.target().kind().word(),
                planned.target().value(),
                assignment.period().from().map(AssignmentForm::first).orElse(""),
                assignment.period().to().map(AssignmentForm::last).orElse(""),
                assignment.hours().isAlways()
                        ? ""
                        : HoursText.of(assignment.hours()).replace("; ", "\n"),
                Integer.toString(assignment.priority()),
                planned.note());
    }

    private static String first(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    private static String last(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().minusDays(1).toString()
                : time.toString();
    }

    /// What the texts were read as.
    sealed interface Reading {
        record Good(Planned planned) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /// @param id of the one that is changed, or a fresh one
    /// @param targets finds what is meant by a name
    Reading read(AssignmentId id, int revision, Versions versions, Targets targets) {
        var faults = new ArrayList<Fault>();
        Optional<SurveyRef> ref = ref(versions);
        if (ref.isEmpty()) {
            faults.add(new Fault("version", t("choose a published version")));
        }
        Optional<Target> meant =
                switch (targets.read(kind, target)) {
                    case Targets.Reading.Good(var good) -> Optional.of(good);
                    case Targets.Reading.Bad(var why) -> {
                        faults.add(new Fault("target", why));
                        yield Optional.empty();
                    }
                };
        LocalDateTime begin = field(faults, "from", from, text -> time(text, 0));
        LocalDateTime end = field(faults, "to", to, text -> time(text, 1));
        Hours when = field(faults, "hours", hours.isEmpty() ? HoursText.ALWAYS : hours, AssignmentForm::hours);
        Integer rank = field(faults, "priority", priority.isEmpty() ? "0" : priority, AssignmentForm::rank);
        if (note.strip().length() > Planned.MAX_NOTE) {
            faults.add(new Fault("note", t("may have at most 500 characters")));
        }
        Period period = period(faults, begin, end);
        if (!faults.isEmpty() || period == null || when == null || rank == null) {
            return new Reading.Bad(faults);
        }
        var assignment = new Assignment(id, ref.orElseThrow(), period, when, rank);
        return new Reading.Good(new Planned(revision, assignment, meant.orElseThrow(), note, false, Instant.EPOCH, ""));
    }

    private Optional<SurveyRef> ref(Versions versions) {
        int gap = version.lastIndexOf(' ');
        try {
            return gap < 0
                    ? Optional.empty()
                    : versions.find(
                                    new SurveyId(version.substring(0, gap)),
                                    Integer.parseInt(version.substring(gap + 1)))
                            .map(PublishedVersion::ref);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Period period(
            List<Fault> faults, @Nullable LocalDateTime begin, @Nullable LocalDateTime end) {
        try {
            return new Period(begin, end);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("to", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static <T> @Nullable T field(List<Fault> faults, String name, String text, Function<String, T> reader) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static LocalDateTime time(String text, int daysAfterDate) {
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).plusDays(daysAfterDate).atStartOfDay();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(t("'%s' is no date: write it as 2026-12-24", text), e);
        }
    }

    private static Hours hours(String text) {
        if (text.length() > MAX_HOURS) {
            throw new IllegalArgumentException(t("may have at most 4000 characters"));
        }
        return HoursText.plain(text);
    }

    private static Integer rank(String text) {
        try {
            int rank = Integer.parseInt(text);
            if (Math.abs(rank) <= Assignment.MAX_PRIORITY) {
                return rank;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(t("must be a whole number"), e);
        }
        throw new IllegalArgumentException(t("must lie between -1000 and 1000"));
    }
}
