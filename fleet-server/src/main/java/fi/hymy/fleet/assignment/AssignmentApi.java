package fi.hymy.fleet.assignment;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.schedule.HoursText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Assignments with a target and a time. (Standing surveys are at [PublicationApi].)
@RestController
@RequestMapping("/api/v1/assignments")
@Tag(name = "assignments")
final class AssignmentApi {
    private final AssignmentBook book;
    private final AssignmentDesk desk;

    AssignmentApi(AssignmentBook book, AssignmentDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "All assignments by id, those that are over too")
    PageJson<AssignmentJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<Planned> found = book.page(paging.after(1, List::getFirst).orElse(""), paging.oneMore());
        return PageJson.of(found, paging, AssignmentJson::of, planned -> Paging.cursor(planned.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An assignment as it is now")
    AssignmentJson find(@PathVariable String id) {
        return AssignmentJson.of(known(id));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Every change of an assignment, the newest first")
    PageJson<AssignmentJson> history(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                book.history(known(id).id()),
                Paging.of(after, limit),
                AssignmentJson::of,
                planned -> Integer.toString(planned.revision()));
    }

    @PostMapping("/planned")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Assign a version of a survey (to a kiosk, point, place, group or query): `from` and `to` are times on the wall of "
                            + "each site (a `to` without a time is the last day), `hours` as `Mon-Fri 11:00-13:00; 2026-12-24 closed`")
    SavedJson create(@RequestBody Wish wish, Principal who) {
        return saved(desk.save(Optional.empty(), 0, wish.form(), who.getName()));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change an assignment; `revision` is the one that was read, else 409")
    SavedJson change(@PathVariable String id, @RequestBody Wish wish, Principal who) {
        int revision = wish.revision() == null ? known(id).revision() : wish.revision();
        return saved(desk.save(Optional.of(known(id).id()), revision, wish.form(), who.getName()));
    }

    @ChangesNothing
    @PostMapping("/preview")
    @Operation(summary = "What an assignment would do, without saving it: kiosks that it means, and conflicts in words")
    PreviewJson preview(@RequestBody Wish wish) {
        AssignmentDesk.Looked looked = desk.look(Optional.empty(), wish.form());
        if (looked.preview().isEmpty()) {
            throw ApiProblem.unprocessable("The assignment has faults.", looked.faults());
        }
        return preview(looked.preview().get());
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End an assignment now")
    AssignmentJson end(@PathVariable String id, Principal who) {
        return AssignmentJson.of(book.save(known(id).ended(true), who.getName()));
    }

    @PostMapping("/{id}/undo")
    @Operation(summary = "Take the last change back; 409 when `revision` is not the last one any more")
    AssignmentJson undo(@PathVariable String id, @RequestBody Undo wish, Principal who) {
        return book.undo(known(id).id(), wish.revision(), who.getName())
                .map(AssignmentJson::of)
                .orElseThrow(() -> ApiProblem.conflict("Somebody changed it since; nothing was undone."));
    }

    private SavedJson saved(AssignmentDesk.Outcome outcome) {
        return switch (outcome) {
            case AssignmentDesk.Outcome.Saved(var planned, var preview) ->
                new SavedJson(AssignmentJson.of(planned), preview(preview));
            case AssignmentDesk.Outcome.Faulty(var faults) ->
                throw ApiProblem.unprocessable("The assignment was not saved.", faults);
            case AssignmentDesk.Outcome.Overtaken() ->
                throw ApiProblem.conflict("Somebody changed it since; nothing was saved.");
        };
    }

    private PreviewJson preview(Conflicts.Preview preview) {
        return new PreviewJson(
                preview.kiosks(),
                preview.conflicts().stream().map(desk::inWords).toList());
    }

    private Planned known(String id) {
        return book.find(new AssignmentId(id)).orElseThrow(() -> ApiProblem.notFound("assignment", id));
    }

    record Undo(int revision) {}

    /// @param target with `kind` (kiosk, point, place, group, query) and `value` (an id, a name, or a query)
    /// @param from null: at once
    /// @param to null: until further notice
    /// @param hours null: all day
    /// @param revision that is changed; null for whichever is the last
    record Wish(
            String survey,
            int version,
            TargetJson target,
            @Nullable String from,
            @Nullable String to,
            @Nullable String hours,
            @Nullable Integer priority,
            @Nullable String note,
            @Nullable Integer revision) {
        AssignmentForm form() {
            return new AssignmentForm(
                    survey + " " + version,
                    target.kind(),
                    target.value(),
                    from == null ? "" : from,
                    to == null ? "" : to,
                    hours == null ? "" : hours,
                    priority == null ? "" : priority.toString(),
                    note == null ? "" : note);
        }
    }

    record TargetJson(String kind, String value) {}

    /// @param kiosks that it means now
    record PreviewJson(int kiosks, List<String> conflicts) {}

    record SavedJson(AssignmentJson assignment, PreviewJson preview) {}

    /// @param to the first moment after it
    record AssignmentJson(
            String id,
            int revision,
            String survey,
            int version,
            TargetJson target,
            @Nullable String from,
            @Nullable String to,
            String hours,
            int priority,
            String note,
            boolean ended,
            Instant changedAt,
            String changedBy) {
        static AssignmentJson of(Planned planned) {
            return new AssignmentJson(
                    planned.id().value(),
                    planned.revision(),
                    planned.survey().survey().value(),
                    planned.survey().version(),
                    new TargetJson(
                            planned.target().kind().word(), planned.target().value()),
                    planned.assignment()
                            .period()
                            .from()
                            .map(LocalDateTime::toString)
                            .orElse(null),
                    planned.assignment()
                            .period()
                            .to()
                            .map(LocalDateTime::toString)
                            .orElse(null),
                    HoursText.of(planned.assignment().hours()),
                    planned.assignment().priority(),
                    planned.note(),
                    planned.ended(),
                    planned.changedAt(),
                    planned.by());
        }
    }
}
