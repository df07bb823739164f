package fi.hymy.fleet.alert;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts")
final class AlertApi {
    private static final AlertWords ENGLISH = AlertWords.in("en");
    private static final int NAMED = 1000;

    private final AlertList list;
    private final AlertDesk desk;

    AlertApi(AlertList list, AlertDesk desk) {
        this.list = list;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Alarms, the newest first: state=open or closed, both without it; rule as `offline`")
    PageJson<AlertJson> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        var filter = new AlertList.Filter(open(state), kind(rule), null, "");
        List<Alert> found = list.newest(filter, paging.after(2, AlertApi::mark).orElse(null), paging.oneMore());
        return PageJson.of(
                found,
                paging,
                AlertJson::of,
                alert -> Paging.cursor(alert.openedAt().toEpochMilli(), alert.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One alarm with its kiosks, what to do, and all that happened")
    WholeAlertJson one(@PathVariable String id) {
        Alert alert = find(id);
        return new WholeAlertJson(
                AlertJson.of(alert),
                ENGLISH.advice(alert.cause().kind(), alert.cause().isGroup()),
                list.kiosks(id, NAMED).stream().map(AlertList.Member::id).toList(),
                list.events(id).stream()
                        .map(event -> new EventJson(event.at(), event.what(), event.by(), event.words()))
                        .toList());
    }

    @PostMapping("/{id}/acknowledgement")
    @Operation(summary = "See to an alarm: others see that you do")
    AlertJson acknowledge(@PathVariable String id, Principal who) {
        find(id);
        if (!desk.acknowledge(id, who.getName())) {
            throw ApiProblem.conflict("Somebody has taken it already, or it is over.");
        }
        return AlertJson.of(find(id));
    }

    @DeleteMapping("/{id}/acknowledgement")
    @Operation(summary = "See to an alarm no more")
    AlertJson giveBack(@PathVariable String id, Principal who) {
        find(id);
        desk.giveBack(id, who.getName());
        return AlertJson.of(find(id));
    }

    @PostMapping("/{id}/comments")
    @Operation(summary = "Say something that stands with the alarm")
    WholeAlertJson comment(@PathVariable String id, @RequestBody AlertCommentJson comment, Principal who) {
        find(id);
        try {
            desk.comment(id, comment.text(), who.getName());
        } catch (IllegalArgumentException e) {
            throw wrong("text", e);
        }
        return one(id);
    }

    @PostMapping("/{id}/snooze")
    @Operation(summary = "Put an alarm off until a moment; it closes by itself all the same")
    AlertJson snooze(@PathVariable String id, @RequestBody SnoozeJson wanted, Principal who) {
        find(id);
        try {
            if (!desk.snooze(id, wanted.until(), who.getName())) {
                throw ApiProblem.conflict("It is over already.");
            }
        } catch (IllegalArgumentException e) {
            throw wrong("until", e);
        }
        return AlertJson.of(find(id));
    }

    @DeleteMapping("/{id}/snooze")
    @Operation(summary = "Bring an alarm back that was put off")
    AlertJson wake(@PathVariable String id, Principal who) {
        find(id);
        desk.wake(id, who.getName());
        return AlertJson.of(find(id));
    }

    private Alert find(String id) {
        return list.find(id).orElseThrow(() -> ApiProblem.notFound("alarm", id));
    }

    private static @Nullable Boolean open(String state) {
        return switch (state) {
            case "" -> null;
            case "open" -> true;
            case "closed" -> false;
            default ->
                throw ApiProblem.unprocessable(
                        "There is no such state.", List.of(new Fault("state", "must be open or closed")));
        };
    }

    private static @Nullable AlertKind kind(String word) {
        return word.isEmpty()
                ? null
                : AlertKind.of(word)
                        .orElseThrow(() -> ApiProblem.unprocessable(
                                "There is no such rule.",
                                List.of(new Fault("rule", "must be the word of a rule, as offline"))));
    }

    private static AlertList.Mark mark(List<String> parts) {
        return new AlertList.Mark(Long.parseLong(parts.getFirst()), parts.getLast());
    }

    private static ApiProblem wrong(String field, IllegalArgumentException e) {
        return ApiProblem.unprocessable(
                "This cannot be done.", List.of(new Fault(field, String.valueOf(e.getMessage()))));
    }

    record AlertCommentJson(String text) {
        /// Without what was written: this may reach a log.
        @Override
        public String toString() {
            return "AlertCommentJson[]";
        }
    }

    record SnoozeJson(Instant until) {}

    /// @param rule as `offline`
    /// @param state `open`, `acknowledged`, `snoozed` or `closed`
    /// @param kiosk null for an alarm about a whole site, or about all
    /// @param closedWhy null while it is open
    record AlertJson(
            String id,
            String rule,
            Severity severity,
            String state,
            String title,
            Instant since,
            Instant openedAt,
            int times,
            @Nullable String kiosk,
            @Nullable String site,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant snoozedUntil,
            @Nullable Instant closedAt,
            @Nullable String closedWhy) {
        static AlertJson of(Alert alert) {
            return new AlertJson(
                    alert.id(),
                    alert.cause().kind().word(),
                    alert.severity(),
                    alert.state(),
                    ENGLISH.title(alert),
                    alert.since(),
                    alert.openedAt(),
                    alert.times(),
                    alert.cause().ofKiosk().map(kiosk -> kiosk.value()).orElse(null),
                    alert.siteId(),
                    alert.ackedBy(),
                    alert.ackedAtOrNull(),
                    alert.snoozedUntilOrNull(),
                    alert.closedAtOrNull(),
                    alert.closedWhy().isEmpty() ? null : alert.closedWhy());
        }
    }

    /// @param kiosks of a group
    record WholeAlertJson(AlertJson alert, String advice, List<String> kiosks, List<EventJson> events) {}

    /// @param by an operator's user name; empty where it happened by itself
    record EventJson(Instant at, Alert.What what, String by, String words) {}
}
