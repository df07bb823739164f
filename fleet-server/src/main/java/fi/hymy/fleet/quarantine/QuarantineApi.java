package fi.hymy.fleet.quarantine;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "quarantine")
final class QuarantineApi {
    private final Quarantine quarantine;

    QuarantineApi(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GetMapping("/api/v1/quarantine")
    @Operation(summary = "What could not be taken and why, the newest first")
    QuarantineJson list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<Quarantined> found =
                quarantine.newest(paging.after(2, QuarantineApi::mark).orElse(null), paging.oneMore());
        PageJson<ItemJson> page = PageJson.of(
                found,
                paging,
                ItemJson::of,
                item -> Paging.cursor(item.receivedAt().toEpochMilli(), item.id()));
        return new QuarantineJson(quarantine.count(), page.items(), page.next());
    }

    private static Quarantine.Mark mark(List<String> parts) {
        return new Quarantine.Mark(Long.parseLong(parts.getFirst()), parts.getLast());
    }

    @GetMapping("/api/v1/quarantine/{id}/raw")
    @Operation(summary = "The bytes as they came, without contact details that could be told apart")
    ResponseEntity<byte[]> raw(@PathVariable String id) {
        return quarantine
                .raw(id)
                .map(bytes -> download(id, bytes))
                .orElseThrow(() -> ApiProblem.notFound("thing in quarantine", id));
    }

    /// Never shown, only saved: it may be anything.
    static ResponseEntity<byte[]> download(String id, byte[] bytes) {
        String name = "quarantine-" + id.substring(0, Math.min(12, id.length())) + ".bin";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    /// @param total in all, also those not listed
    /// @param next what to send as `after` for the next page, or null on the last
    record QuarantineJson(
            long total, List<ItemJson> items, @Nullable String next) {}

    record ItemJson(
            String id,
            String kiosk,
            Instant receivedAt,
            Quarantined.Kind kind,
            String reason,
            @Nullable String response,
            long size) {
        static ItemJson of(Quarantined item) {
            return new ItemJson(
                    item.id(),
                    item.kiosk().value(),
                    item.receivedAt(),
                    item.kind(),
                    item.reason(),
                    item.response().map(Object::toString).orElse(null),
                    item.size());
        }
    }
}
