package fi.hymy.fleet.device;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.device.Batches.Counts;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.KioskFilter;
import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskPick;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/commands")
@Tag(name = "devices")
final class BatchApi {
    private final BatchDesk desk;
    private final Batches batches;
    private final Commands commands;
    private final KioskFilter filter;
    private final KioskPick pick;
    private final InstantSource clock;

    BatchApi(
            BatchDesk desk,
            Batches batches,
            Commands commands,
            KioskFilter filter,
            KioskPick pick,
            InstantSource clock) {
        this.desk = desk;
        this.batches = batches;
        this.commands = commands;
        this.filter = filter;
        this.pick = pick;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Ask many kiosks for the same, those that q means or those that are named; expect says how many, and "
                            + "is needed for a restart or reboot of more than 10. They are asked some in each second")
    BatchJson ask(@RequestBody Wish wish, Principal who) {
        Action action = ActionWords.read(wish.kind(), wish.amount());
        List<Kiosk> kiosks = kiosks(wish);
        check(wish, kiosks.size());
        Duration validFor = DeviceApi.validFor(wish.validForSeconds());
        Audited.kiosks(kiosks.stream().map(kiosk -> kiosk.id().value()).toList());
        CommandBatch batch =
                desk.ask(kiosks.stream().map(Kiosk::id).toList(), action, validFor, target(wish), who.getName());
        return json(batch);
    }

    private static String target(Wish wish) {
        if (wish.kiosks() != null) {
            return "chosen one by one";
        }
        return wish.q() == null || wish.q().isBlank() ? "all kiosks" : wish.q();
    }

    private List<Kiosk> kiosks(Wish wish) {
        if (wish.kiosks() != null) {
            if (wish.kiosks().size() > Paging.MOST) {
                throw faulty("kiosks", "may name at most %d; write a query for more".formatted(Paging.MOST));
            }
            return pick.of(wish.kiosks().stream().map(KioskId::new).toList());
        }
        if (wish.q() == null) {
            throw faulty("q", "say which kiosks: by q, or by kiosks; an empty q means all");
        }
        return switch (filter.read(wish.q())) {
            case Reading.Good good -> pick.of(good);
            case Reading.Bad(var faults) -> throw ApiProblem.unprocessable("The query cannot be read.", faults);
        };
    }

    private static void check(Wish wish, int found) {
        if (found == 0) {
            throw faulty("q", "no kiosk is meant by it");
        }
        if (wish.expect() == null && CommandBatch.needsNumber(wish.kind(), found)) {
            throw faulty("expect", "is needed: it would touch %d kiosks".formatted(found));
        }
        if (wish.expect() != null && wish.expect() != found) {
            throw faulty("expect", "is not what it would touch, which are %d kiosks".formatted(found));
        }
    }

    private static ApiProblem faulty(String field, String problem) {
        return ApiProblem.unprocessable("No kiosk was asked.", List.of(new Fault(field, problem)));
    }

    @GetMapping
    @Operation(summary = "Commands for many kiosks, the newest first")
    PageJson<BatchJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        CommandBatch last = paging.after(1, List::getFirst)
                .map(id -> batches.find(id).orElseThrow(() -> ApiProblem.notFound("command", id)))
                .orElse(null);
        return PageJson.of(
                batches.page(last, paging.oneMore()), paging, this::json, batch -> Paging.cursor(batch.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a command for many kiosks is, in figures")
    BatchJson find(@PathVariable String id) {
        return json(batch(id));
    }

    @GetMapping("/{id}/kiosks")
    @Operation(summary = "What became of it at each kiosk, in the order in which they are asked")
    PageJson<LineJson> kiosks(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        CommandBatch batch = batch(id);
        int place = paging.after(1, parts -> Integer.valueOf(parts.getFirst())).orElse(-1);
        return PageJson.of(
                batches.kiosks(batch.id(), place, paging.oneMore()),
                paging,
                this::line,
                row -> Paging.cursor(row.place()));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "Stop a command for many kiosks; those that were asked already still do it")
    BatchJson stop(@PathVariable String id, Principal who) {
        desk.stop(batch(id).id(), who.getName());
        return json(batch(id));
    }

    private CommandBatch batch(String id) {
        return batches.find(id).orElseThrow(() -> ApiProblem.notFound("command", id));
    }

    private BatchJson json(CommandBatch batch) {
        return new BatchJson(
                batch.id(),
                batch.kind(),
                batch.amount(),
                batch.target(),
                batch.askedAt(),
                batch.by(),
                batch.until(),
                batch.open(),
                batch.stoppedAt(),
                batch.stoppedBy(),
                batch.kiosks(),
                batches.counts(batch.id(), clock.instant()));
    }

    private LineJson line(Batches.Row row) {
        String kiosk = row.kiosk().value();
        CommandId command = row.command();
        if (command == null) {
            return new LineJson(kiosk, row.name(), null, null, "");
        }
        return commands.find(row.kiosk(), command)
                .map(issued -> new LineJson(
                        kiosk, row.name(), command.value(), issued.state(clock.instant()), issued.detail()))
                .orElseGet(() -> new LineJson(kiosk, row.name(), command.value(), null, ""));
    }

    /// @param q which kiosks, as in the list of kiosks; empty for all, null where they are named
    /// @param kiosks ids, or null
    /// @param expect how many it touches, or null; any other number is refused
    record Wish(
            String kind,
            @Nullable Long amount,
            @Nullable String q,
            @Nullable List<String> kiosks,
            @Nullable Long validForSeconds,
            @Nullable Integer expect) {}

    /// @param open whether kiosks may still be asked
    /// @param until from then on none is asked any more
    record BatchJson(
            String id,
            String kind,
            @Nullable Long amount,
            String target,
            Instant askedAt,
            String by,
            Instant until,
            boolean open,
            @Nullable Instant stoppedAt,
            @Nullable String stoppedBy,
            int kiosks,
            Counts counts) {}

    /// @param command null until the kiosk was asked
    /// @param state null until then, and when it is too long ago to be kept
    record LineJson(
            String kiosk,
            @Nullable String name,
            @Nullable String command,
            Issued.@Nullable State state,
            String detail) {}
}
