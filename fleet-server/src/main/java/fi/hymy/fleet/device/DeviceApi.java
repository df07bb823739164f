package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Condition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{kiosk}")
@Tag(name = "devices")
final class DeviceApi {
    static final Duration USUAL_VALIDITY = Duration.ofMinutes(10);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(7);

    private final Kiosks kiosks;
    private final HealthBook healths;
    private final Commands commands;
    private final CommandDesk desk;
    private final KioskFiles files;
    private final InstantSource clock;

    DeviceApi(
            Kiosks kiosks,
            HealthBook healths,
            Commands commands,
            CommandDesk desk,
            KioskFiles files,
            InstantSource clock) {
        this.kiosks = kiosks;
        this.healths = healths;
        this.commands = commands;
        this.desk = desk;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/health")
    @Operation(summary = "The newest that the kiosk said of its box and its program; what it does not know is left out")
    HealthJson health(@PathVariable String kiosk) {
        return healths.find(known(kiosks, kiosk))
                .map(HealthJson::of)
                .orElseThrow(() -> ApiProblem.notFound("health of kiosk", kiosk));
    }

    @PostMapping("/commands")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask a kiosk to do something once: screenshot (amount: widest, in pixels), identify (amount: "
                    + "seconds), logs, brightness (amount: percent), restart, reboot, diagnose, "
                    + "renew (its certificate)")
    CommandJson send(@PathVariable String kiosk, @RequestBody Wish wish, Principal who) {
        Action action = ActionWords.read(wish.kind(), wish.amount());
        Duration validFor = validFor(wish.validForSeconds());
        return json(desk.send(known(kiosks, kiosk), action, validFor, who.getName()));
    }

    /// @param seconds null for the usual
    static Duration validFor(@Nullable Long seconds) {
        if (seconds == null) {
            return USUAL_VALIDITY;
        }
        if (seconds < 1 || seconds > LONGEST_VALIDITY.toSeconds()) {
            throw ActionWords.faulty("validForSeconds", "must lie between 1 and " + LONGEST_VALIDITY.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }

    @GetMapping("/commands")
    @Operation(summary = "The last 50 commands, the newest first")
    PageJson<CommandJson> list(
            @PathVariable String kiosk,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                commands.of(known(kiosks, kiosk)),
                Paging.of(after, limit),
                this::json,
                issued -> issued.id().value());
    }

    @GetMapping("/commands/{id}")
    @Operation(summary = "What became of a command")
    CommandJson find(@PathVariable String kiosk, @PathVariable String id) {
        return json(command(kiosk, id));
    }

    @GetMapping("/commands/{id}/file")
    @Operation(summary = "What the kiosk sent up: a picture or a zip file")
    ResponseEntity<Resource> file(@PathVariable String kiosk, @PathVariable String id) {
        Issued issued = command(kiosk, id);
        Path file = files.find(issued.id()).orElseThrow(() -> ApiProblem.notFound("file of command", id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(issued.file().orElse("application/octet-stream")))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s%s\"".formatted(kiosk, issued.kind(), ending(issued)))
                // What a command brought never changes.
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(new FileSystemResource(file));
    }

    private static String ending(Issued issued) {
        return switch (issued.file().orElse("")) {
            case "image/png" -> ".png";
            case "application/zip" -> ".zip";
            default -> "";
        };
    }

    private Issued command(String kiosk, String id) {
        return commands.find(known(kiosks, kiosk), new CommandId(id))
                .orElseThrow(() -> ApiProblem.notFound("command", id));
    }

    static KioskId known(Kiosks kiosks, String id) {
        KioskId kiosk = new KioskId(id);
        if (kiosks.find(kiosk).isEmpty()) {
            throw ApiProblem.notFound("kiosk", id);
        }
        return kiosk;
    }

    private CommandJson json(Issued issued) {
        return new CommandJson(
                issued.id().value(),
                issued.kind(),
                issued.amount(),
                issued.issuedAt(),
                issued.expiresAt(),
                issued.by(),
                issued.state(clock.instant()),
                issued.detail(),
                issued.changedAt(),
                issued.sentAt(),
                issued.receivedAt(),
                issued.file().isPresent());
    }

    /// @param amount null for the usual one
    /// @param validForSeconds null for 10 minutes; a kiosk that does not hear of it by then does nothing
    record Wish(
            String kind, @Nullable Long amount, @Nullable Long validForSeconds) {}

    /// @param sentAt when the broker had it, or null
    /// @param receivedAt when the kiosk first said something of it, or null
    record CommandJson(
            String id,
            String kind,
            @Nullable Long amount,
            Instant issuedAt,
            Instant expiresAt,
            String by,
            Issued.State state,
            String detail,
            Instant changedAt,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            boolean hasFile) {}

    /// @param measures in the unit that their name ends with
    record HealthJson(
            Instant receivedAt, Map<String, Long> measures, Map<String, String> notes, List<FindingJson> findings) {
        static HealthJson of(KioskHealth health) {
            Map<String, Long> measures = new TreeMap<>();
            health.condition().measures().forEach((measure, value) -> measures.put(measure.name(), value));
            Map<String, String> notes = new TreeMap<>();
            health.condition().notes().forEach((note, text) -> notes.put(note.name(), text));
            return new HealthJson(
                    health.receivedAt(),
                    measures,
                    notes,
                    health.condition().findings().stream().map(FindingJson::of).toList());
        }
    }

    /// @param advice what to do about it
    record FindingJson(Condition.Trouble trouble, boolean grave, String detail, String advice) {
        static FindingJson of(Condition.Finding finding) {
            return new FindingJson(
                    finding.trouble(),
                    finding.grave(),
                    finding.detail(),
                    finding.trouble().advice());
        }
    }
}
