package fi.hymy.fleet.rollout;

import fi.hymy.fleet.rollout.Order.Outcome;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rollouts")
@Tag(name = "rollouts")
final class RolloutApi {
    private static final int MOST = 1000;

    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final RolloutList list;
    private final RolloutBook book;
    private final RolloutKinds kinds;
    private final Times times;

    RolloutApi(
            Rollouts rollouts, RolloutDesk desk, RolloutList list, RolloutBook book, RolloutKinds kinds, Times times) {
        this.rollouts = rollouts;
        this.desk = desk;
        this.list = list;
        this.book = book;
        this.kinds = kinds;
        this.times = times;
    }

    @GetMapping
    @Operation(summary = "All rollouts, the newest first, page by page")
    PageJson<RolloutJson.Summary> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        RolloutList.After last = paging.after(2, RolloutList.After::read).orElse(null);
        return PageJson.of(
                list.page(last, paging.oneMore()),
                paging,
                RolloutJson.Summary::of,
                row -> Paging.cursor(
                        row.rollout().madeAt().toEpochMilli(), row.rollout().id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Make a rollout of a change (kind `survey`: survey, version; kind `settings`: brightness, volume, "
                            + "testMinutes, hours, zone; kind `software` or `system`: release) for the kiosks of a query, or for chosen ones; it is a draft until it is "
                            + "started, or starts at once with start = true")
    RolloutJson.Whole make(@RequestBody RolloutJson.Wish wish, Principal who) {
        RolloutForm form = new RolloutForm(wish.fields(), chosen(wish.kiosks()));
        return switch (form.read(kinds::find)) {
            case RolloutForm.Reading.Bad(var faults) ->
                throw ApiProblem.unprocessable("The rollout was not made.", faults);
            case RolloutForm.Reading.Good(var good) -> {
                RolloutId id = rollouts.make(good, who.getName()).id();
                yield Boolean.TRUE.equals(wish.start()) ? order(id.value(), new Order.Start(), who) : find(id);
            }
        };
    }

    private List<KioskAt> chosen(@Nullable List<String> ids) {
        Set<String> wanted = ids == null ? Set.of() : new HashSet<>(ids);
        if (wanted.size() > MOST) {
            throw ApiProblem.unprocessable(
                    "The rollout was not made.", List.of(new Fault("kiosks", "at most 1000; use a query")));
        }
        List<KioskAt> found = desk.kiosks(wanted);
        if (found.size() < wanted.size()) {
            var there = new HashSet<String>();
            found.forEach(kiosk -> there.add(kiosk.id().value()));
            var faults = new ArrayList<Fault>();
            wanted.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> faults.add(new Fault("kiosks", "there is no kiosk '" + id + "'")));
            throw ApiProblem.unprocessable("Some kiosks do not exist; the rollout was not made.", faults);
        }
        return found;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One rollout: where it stands, its waves, what it waits for")
    RolloutJson.Whole one(@PathVariable String id) {
        return find(new RolloutId(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw the draft of a rollout away; a rollout that was started stays for ever")
    void discard(@PathVariable String id) {
        Rollout rollout = find(id);
        if (!rollouts.discard(rollout.id())) {
            throw ApiProblem.conflict("It was started already, so it stays.");
        }
    }

    @GetMapping("/{id}/kiosks")
    @Operation(
            summary = "What became of each kiosk, in the order in which they are told, page by page; state as `failed`")
    PageJson<RolloutJson.Part> kiosks(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Rollout rollout = find(id);
        Paging paging = Paging.of(after, limit);
        KioskState only = state.isEmpty() ? null : RolloutJson.state(state);
        long place = paging.after(1, parts -> Long.parseLong(parts.getFirst())).orElse(-1L);
        return PageJson.of(
                list.kiosks(rollout.id(), only, place, paging.oneMore()),
                paging,
                named -> RolloutJson.Part.of(rollout, named, times),
                named -> Paging.cursor(named.member().place()));
    }

    @GetMapping("/{id}/events")
    @Operation(summary = "Who did what and what it did by itself, the newest first, page by page")
    PageJson<RolloutJson.Event> events(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        int before =
                paging.after(1, parts -> Integer.parseInt(parts.getFirst())).orElse(Integer.MAX_VALUE);
        return PageJson.of(
                list.events(find(id).id(), before, paging.oneMore()),
                paging,
                RolloutJson.Event::of,
                event -> Paging.cursor(event.number()));
    }

    @PostMapping("/{id}/start")
    @Operation(summary = "Start a rollout")
    RolloutJson.Whole start(@PathVariable String id, Principal who) {
        return order(id, new Order.Start(), who);
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Pause a rollout: no more kiosks are told for now")
    RolloutJson.Whole pause(@PathVariable String id, Principal who) {
        return order(id, new Order.Pause(), who);
    }

    @PostMapping("/{id}/resume")
    @Operation(
            summary = "Resume a rollout in spite of what failed; again = true tells the kiosks that failed once more")
    RolloutJson.Whole resume(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean again, Principal who) {
        return order(id, new Order.Resume(again), who);
    }

    @PostMapping("/{id}/abort")
    @Operation(summary = "Abort a rollout: nobody else is told for good, and kiosks that were told keep the change")
    RolloutJson.Whole abort(@PathVariable String id, Principal who) {
        return order(id, new Order.Abort(), who);
    }

    @PostMapping("/{id}/rollback")
    @Operation(summary = "Roll a rollout back: every kiosk that has it is told to go back to what it was before")
    RolloutJson.Whole rollBack(@PathVariable String id, Principal who) {
        return order(id, new Order.RollBack(), who);
    }

    private RolloutJson.Whole order(String id, Order order, Principal who) {
        Outcome outcome = rollouts.order(new RolloutId(id), order, who.getName())
                .orElseThrow(() -> ApiProblem.notFound("rollout", id));
        return switch (outcome) {
            case Outcome.Moved _ -> find(new RolloutId(id));
            case Outcome.Refused(String why) -> throw ApiProblem.conflict(why);
        };
    }

    private Rollout find(String id) {
        return book.find(new RolloutId(id)).orElseThrow(() -> ApiProblem.notFound("rollout", id));
    }

    private RolloutJson.Whole find(RolloutId id) {
        return desk.view(id).map(RolloutJson.Whole::of).orElseThrow(() -> ApiProblem.notFound("rollout", id.value()));
    }
}
