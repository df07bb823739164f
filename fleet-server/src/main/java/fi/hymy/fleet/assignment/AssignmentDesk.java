package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.assignment.Conflicts.Conflict;
import fi.hymy.fleet.assignment.Conflicts.Preview;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Takes what somebody wrote of an assignment, checks it against all others, and writes it down.
@Component
final class AssignmentDesk {
    private final AssignmentBook book;
    private final Conflicts conflicts;
    private final Versions versions;
    private final Targets targets;
    private final Reach reach;
    private final SurveyLives lives;
    private final SurveyNames names;
    private final Times times;

    AssignmentDesk(
            AssignmentBook book,
            Conflicts conflicts,
            Versions versions,
            Targets targets,
            Reach reach,
            SurveyLives lives,
            SurveyNames names,
            Times times) {
        this.book = book;
        this.conflicts = conflicts;
        this.versions = versions;
        this.targets = targets;
        this.reach = reach;
        this.lives = lives;
        this.names = names;
        this.times = times;
    }

    /// What came of it.
    sealed interface Outcome {
        record Saved(Planned planned, Preview preview) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}

        /// Somebody changed it since it was read.
        record Overtaken() implements Outcome {}
    }

    /// @param id null for a new one
    Looked look(Optional<AssignmentId> id, AssignmentForm form) {
        return switch (form.read(id.orElseGet(AssignmentBook::freshId), 0, versions, targets)) {
            case AssignmentForm.Reading.Good(var planned) ->
                new Looked(
                        Optional.of(planned), List.of(), Optional.of(conflicts.of(planned, times.now(), times.zone())));
            case AssignmentForm.Reading.Bad(var faults) -> new Looked(Optional.empty(), faults, Optional.empty());
        };
    }

    /// @param preview empty while it has faults
    record Looked(Optional<Planned> planned, List<Fault> faults, Optional<Preview> preview) {}

    /// @param revision that was read; not looked at for a new one
    /// @param by an operator's user name
    Outcome save(Optional<AssignmentId> id, int revision, AssignmentForm form, String by) {
        Looked looked = look(id, form);
        if (looked.planned().isEmpty() || looked.preview().isEmpty()) {
            return new Outcome.Faulty(looked.faults());
        }
        Planned planned = looked.planned().get();
        Preview preview = looked.preview().get();
        if (preview.tooMuch().isPresent()) {
            return new Outcome.Faulty(
                    List.of(new Fault("target", preview.tooMuch().get())));
        }
        if (lives.shut().contains(planned.survey().survey())) {
            return new Outcome.Faulty(List.of(new Fault("version", t("its survey is closed: open it again first"))));
        }
        if (id.isPresent()
                && book.find(id.get())
                        .filter(known -> known.revision() == revision)
                        .isEmpty()) {
            return new Outcome.Overtaken();
        }
        return new Outcome.Saved(book.save(planned, by), preview);
    }

    /// As people would write it: the target by its name, where that means it alone.
    AssignmentForm form(Planned planned) {
        AssignmentForm form = AssignmentForm.of(planned);
        String name = reach.name(planned.target());
        return targets.read(form.kind(), name) instanceof Targets.Reading.Good(var target)
                        && target.equals(planned.target())
                ? new AssignmentForm(
                        form.version(),
                        form.kind(),
                        name,
                        form.from(),
                        form.to(),
                        form.hours(),
                        form.priority(),
                        form.note())
                : form;
    }

    /// Whether it is in force, or will be.
    boolean isLive(Planned planned) {
        return !planned.ended() && !Planned.isOver(planned.assignment(), times.now(), times.zone());
    }

    List<AssignmentView> views(List<Planned> planned) {
        Set<SurveyId> shut = lives.shut();
        SurveyNames known = remembered();
        return planned.stream()
                .map(one -> new AssignmentView(
                        one,
                        reach.name(one.target()),
                        shut.contains(one.survey().survey()),
                        known,
                        times))
                .toList();
    }

    /// Versions that may be assigned: of each open survey the newest, and its earlier ones after it.
    List<PublishedVersion> offered() {
        Set<SurveyId> shut = lives.shut();
        return versions.latest().stream()
                .map(latest -> latest.ref().survey())
                .filter(survey -> !shut.contains(survey))
                .flatMap(survey -> versions.of(survey).stream().limit(5))
                .toList();
    }

    /// What a conflict comes to, in words.
    String inWords(Conflict conflict) {
        AssignmentView other = views(List.of(conflict.other())).getFirst();
        String where = Numbers.of(conflict.kiosks(), "kiosk", "kiosks");
        String when = times.full(conflict.first());
        return switch (conflict.kind()) {
            case HIDES -> t("It hides “%s” (%s) on %s, first on %s.", other.what(), other.hours(), where, when);
            case IS_HIDDEN ->
                t("It is hidden by “%s” (%s) on %s, first on %s.", other.what(), other.hours(), where, when);
            case TIE ->
                t(
                        "It ties with “%s” on %s, first on %s: same priority, same length, same beginning. Give one a higher priority.",
                        other.what(), where, when);
        };
    }

    private SurveyNames remembered() {
        Map<SurveyId, String> known = new HashMap<>();
        return survey -> known.computeIfAbsent(survey, names::of);
    }
}
