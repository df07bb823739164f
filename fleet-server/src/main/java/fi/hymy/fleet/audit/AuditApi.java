package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit")
final class AuditApi {
    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/api/v1/audit")
    @Operation(
            summary =
                    "Who changed what, the newest first, page by page; narrowed by user name, by words, by outcome (DONE,"
                            + " REFUSED, FAILED), by time, and by what it is about: kind (KIOSK, PLACE, POINT, SURVEY …) with id")
    PageJson<EntryJson> list(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) Named.@Nullable Kind kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        var wanted = new AuditQuery(who, q, outcome, kind == null ? null : new Named(kind, id), from, until);
        List<Entry> found = trail.page(wanted, paging.after(1, List::getFirst).orElse(""), paging.oneMore());
        return PageJson.of(found, paging, EntryJson::of, entry -> Paging.cursor(entry.id()));
    }
}
