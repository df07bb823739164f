package fi.hymy.fleet.plan;

import fi.hymy.fleet.lifecycle.LifeCycle;
import fi.hymy.fleet.lifecycle.LifeStep;
import fi.hymy.fleet.lifecycle.Lives;
import fi.hymy.fleet.lifecycle.Step;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.Times;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "plans")
final class PlanApi {
    private final Board board;
    private final Plans plans;
    private final Reservations reservations;
    private final PackingList packing;
    private final LifeCycle cycle;
    private final Times times;

    PlanApi(Board board, Plans plans, Reservations reservations, PackingList packing, LifeCycle cycle, Times times) {
        this.board = board;
        this.plans = plans;
        this.reservations = reservations;
        this.packing = packing;
        this.cycle = cycle;
        this.times = times;
    }

    @GetMapping("/plans")
    @Operation(
            summary =
                    "What is wanted, what there is and what is missing at each point below a place, by point id, page by "
                            + "page; with lacking=true only points that lack something; after is the last answer's next")
    PageJson<PlanJson> list(
            @RequestParam(name = "in", defaultValue = "") String place,
            @RequestParam(defaultValue = "false") boolean lacking,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        String last = paging.after(1, List::getFirst).orElse("");
        LocalDate today = times.today();
        if (!place.isEmpty() && !Sight.now().seesPlace(place)) {
            throw ApiProblem.notFound("place", place);
        }
        List<BoardRow> rows = (place.isEmpty() ? board.all() : board.below(new PlaceId(place)))
                .stream()
                        .filter(row -> row.point().value().compareTo(last) > 0)
                        .filter(row -> !lacking || !row.lacks(today).isEmpty())
                        .sorted(Comparator.comparing(row -> row.point().value()))
                        .limit(paging.oneMore())
                        .toList();
        return PageJson.of(
                rows,
                paging,
                row -> PlanJson.of(row, today),
                row -> Paging.cursor(row.point().value()));
    }

    @GetMapping("/plans/{point}")
    @Operation(summary = "What is wanted, what there is and what is missing at a point")
    PlanJson find(@PathVariable String point) {
        return PlanJson.of(row(point), times.today());
    }

    @PutMapping("/plans/{point}")
    @Operation(summary = "Say what is wanted at a point: survey, sign and the day on which it shall be in service")
    PlanJson save(@PathVariable String point, @RequestBody PlanWish wish, Principal who) {
        plans.save(
                new PointPlan(
                        row(point).point(),
                        wish.survey() == null ? null : new SurveyId(wish.survey()),
                        wish.signText() == null ? "" : wish.signText(),
                        wish.signFormat() == null ? "" : wish.signFormat(),
                        wish.due()),
                who.getName());
        return find(point);
    }

    @PostMapping("/reservations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keep a kiosk in stock for a point; 409 when it is kept elsewhere, placed, or not in stock")
    ReservationJson reserve(@RequestBody ReservationWish wish, Principal who) {
        return switch (reservations.reserve(new PointId(wish.point()), new KioskId(wish.kiosk()), who.getName())) {
            case Outcome.Done<Reservations.Reservation>(var made) -> ReservationJson.of(made);
            case Outcome.Refused<Reservations.Reservation>(var why) -> throw ApiProblem.conflict(why);
        };
    }

    @DeleteMapping("/reservations/{point}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep no kiosk for a point any more")
    void free(@PathVariable String point) {
        if (reservations.free(new PointId(point)).isEmpty()) {
            throw ApiProblem.notFound("reservation", point);
        }
    }

    @GetMapping("/packing")
    @Operation(summary = "What is to be packed for a place and until a day, by site and point; at most 200 in all")
    PageJson<PackingJson> packing(
            @RequestParam(name = "in", defaultValue = "") String place,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                packing.lines(new PackingList.Wish(place.isEmpty() ? null : new PlaceId(place), until)),
                Paging.of(after, limit),
                PackingJson::of,
                line -> line.row().point().value());
    }

    @PostMapping("/packing/{kiosk}")
    @Operation(summary = "Tick a kiosk of the packing list off: as ASSEMBLED or SHIPPED")
    TickJson tick(@PathVariable String kiosk, @RequestBody TickWish wish, Principal who) {
        LifeStep next = LifeStep.of(wish.step())
                .filter(LifeStep::isBeforeTheWall)
                .orElseThrow(() -> ApiProblem.unprocessable("A line is ticked ASSEMBLED or SHIPPED.", List.of()));
        return switch (cycle.take(Step.of(new KioskId(kiosk), next, who.getName(), Tongue.key("Packing list")))) {
            case Lives.Taken.Done(var _, var step) -> new TickJson(kiosk, step.step(), step.at(), step.by());
            case Lives.Taken.Refused(var why) -> throw ApiProblem.conflict(why);
        };
    }

    private BoardRow row(String point) {
        return board.find(new PointId(point)).orElseThrow(() -> ApiProblem.notFound("point", point));
    }

    record PlanWish(
            @Nullable String survey,
            @Nullable String signText,
            @Nullable String signFormat,
            @Nullable LocalDate due) {}

    record KioskJson(String id, String name, LifeStep step, String serial) {
        static @Nullable KioskJson of(Optional<BoardRow.Box> box) {
            return box.map(one -> new KioskJson(one.id().value(), one.name(), one.step(), one.serial()))
                    .orElse(null);
        }
    }

    /// @param reserved the kiosk that is kept for it
    /// @param here the kiosk that stands there
    /// @param next the kiosk that is planned to come
    record PlanJson(
            String point,
            String name,
            String site,
            String siteName,
            @Nullable String survey,
            String signText,
            String signFormat,
            @Nullable LocalDate due,
            @Nullable KioskJson reserved,
            @Nullable KioskJson here,
            @Nullable KioskJson next,
            List<Lack> lacks) {
        static PlanJson of(BoardRow row, LocalDate today) {
            SurveyId survey = row.plan().survey();
            return new PlanJson(
                    row.point().value(),
                    row.name(),
                    row.site().value(),
                    row.siteName(),
                    survey == null ? null : survey.value(),
                    row.plan().signText(),
                    row.plan().signFormat(),
                    row.plan().due(),
                    KioskJson.of(row.keptBox()),
                    KioskJson.of(row.hereBox()),
                    KioskJson.of(row.nextBox()),
                    row.lacks(today));
        }
    }

    record ReservationWish(String point, String kiosk) {}

    record ReservationJson(String point, String kiosk, Instant at, String by) {
        static ReservationJson of(Reservations.Reservation made) {
            return new ReservationJson(made.point().value(), made.kiosk().value(), made.at(), made.by());
        }
    }

    record TickWish(String step) {}

    record TickJson(String kiosk, LifeStep step, Instant at, String by) {}

    record PackingJson(
            String kiosk,
            String kioskName,
            LifeStep step,
            String serial,
            String site,
            String address,
            String point,
            String survey,
            String signText,
            String signFormat,
            @Nullable LocalDate due) {
        static PackingJson of(PackingList.Line line) {
            PointPlan plan = line.row().plan();
            return new PackingJson(
                    line.box().id().value(),
                    line.box().name(),
                    line.box().step(),
                    line.box().serial(),
                    line.row().siteName(),
                    line.row().address(),
                    line.row().name(),
                    line.survey(),
                    plan.signText(),
                    plan.signFormat(),
                    plan.due());
        }
    }
}
