package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// An assignment as somebody planned it: what shows, for whom, and when.
///
/// @param revision rises with every change, from 1
/// @param assignment what of it kiosks follow; its times are those of each site
/// @param note why, at most 500 characters, or empty
/// @param ended it shows no more
/// @param changedAt when this revision was made
/// @param by an operator's user name
record Planned(
        int revision, Assignment assignment, Target target, String note, boolean ended, Instant changedAt, String by) {
    static final int MAX_NOTE = 500;

    Planned {
        note = note.strip();
        if (note.length() > MAX_NOTE) {
            throw new IllegalArgumentException(t("a note may have 500 characters"));
        }
    }

    AssignmentId id() {
        return assignment.id();
    }

    SurveyRef survey() {
        return assignment.survey();
    }

    /// Whether it cannot come into force any more where that zone holds.
    boolean isOver(Instant now, ZoneId zone) {
        return ended || isOver(assignment, now, zone);
    }

    static boolean isOver(Assignment assignment, Instant now, ZoneId zone) {
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        return assignment.period().to().filter(to -> !to.isAfter(wall)).isPresent();
    }

    Planned changed(Target other, Assignment what, String why) {
        return new Planned(revision, what, other, why, ended, changedAt, by);
    }

    /// For the trail of changes.
    String inWords() {
        String words = t(
                "%s version %s for %s %s (%s), from %s to %s, hours %s, priority %s",
                survey().survey(),
                survey().version(),
                target.kind().label(),
                target.value(),
                id(),
                assignment.period().from().map(Object::toString).orElseGet(() -> t("the beginning")),
                assignment.period().to().map(Object::toString).orElseGet(() -> t("further notice")),
                HoursText.of(assignment.hours()),
                assignment.priority());
        return ended ? t("%s; ended", words) : words;
    }

    Planned ended(boolean now) {
        return new Planned(revision, assignment, target, note, now, changedAt, by);
    }

    Planned showing(SurveyRef survey) {
        return new Planned(
                revision,
                new Assignment(id(), survey, assignment.period(), assignment.hours(), assignment.priority()),
                target,
                note,
                ended,
                changedAt,
                by);
    }
}
