package fi.hymy.fleet.alert;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "alerts")
final class AlertRuleApi {
    private static final String RULES = "/api/v1/alert-rules";
    private static final String RECIPIENTS = "/api/v1/alert-recipients";

    private final AlertRules rules;
    private final Recipients recipients;

    AlertRuleApi(AlertRules rules, Recipients recipients) {
        this.rules = rules;
        this.recipients = recipients;
    }

    @GetMapping(RULES)
    @Operation(summary = "When something is an alarm: of each kind the rules in the order in which they are asked")
    PageJson<RuleJson> rules(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                rules.all(),
                Paging.of(after, limit),
                RuleJson::of,
                rule -> rule.kind().word() + "/" + rule.id());
    }

    @PostMapping(RULES)
    @Operation(
            summary = "Write a rule: for all kiosks without a query, else for those that it means; one with the same"
                    + " kind and query is replaced")
    RuleJson save(@RequestBody RuleJson wanted, Principal who) {
        AlertKind kind =
                AlertKind.of(wanted.rule()).orElseThrow(() -> wrong("rule", "must be the word of a rule, as offline"));
        try {
            AlertRule rule = new AlertRule(
                    "",
                    wanted.number(),
                    kind,
                    wanted.query().strip(),
                    wanted.on(),
                    wanted.threshold(),
                    Duration.ofSeconds(wanted.holdSeconds()),
                    Duration.ofSeconds(wanted.calmSeconds()),
                    wanted.severity());
            return RuleJson.of(rules.save(rule, who.getName()));
        } catch (IllegalArgumentException e) {
            throw wrong("query", String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping(RULES + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a rule away: what holds for all kiosks, or the usual, holds again")
    void removeRule(@PathVariable String id) {
        if (rules.remove(id).isEmpty()) {
            throw ApiProblem.notFound("rule", id);
        }
    }

    @GetMapping(RECIPIENTS)
    @Operation(summary = "Who is told of which alarms, by name")
    PageJson<RecipientJson> recipients(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(recipients.all(), Paging.of(after, limit), RecipientJson::of, Recipient::id);
    }

    @PostMapping(RECIPIENTS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Have somebody told: by mail to an address, or by a webhook; times as 22:00, or empty")
    RecipientJson save(@RequestBody RecipientJson wanted, Principal who) {
        try {
            return RecipientJson.of(recipients.save(wanted.read(), who.getName()));
        } catch (IllegalArgumentException e) {
            throw wrong("target", String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping(RECIPIENTS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tell somebody of nothing any more")
    void removeRecipient(@PathVariable String id) {
        if (recipients.remove(id).isEmpty()) {
            throw ApiProblem.notFound("recipient", id);
        }
    }

    private static ApiProblem wrong(String field, String why) {
        return ApiProblem.unprocessable("This cannot be done.", List.of(new Fault(field, why)));
    }

    /// @param id null, or empty for a usual rule
    /// @param rule as `offline`
    record RuleJson(
            @Nullable String id,
            int number,
            String rule,
            String query,
            boolean on,
            long threshold,
            long holdSeconds,
            long calmSeconds,
            Severity severity) {
        static RuleJson of(AlertRule rule) {
            return new RuleJson(
                    rule.id(),
                    rule.number(),
                    rule.kind().word(),
                    rule.query(),
                    rule.on(),
                    rule.threshold(),
                    rule.hold().toSeconds(),
                    rule.calm().toSeconds(),
                    rule.severity());
        }
    }

    /// @param id null for a new one
    /// @param target an address, or a webhook's id
    record RecipientJson(
            @Nullable String id,
            String name,
            Recipient.Channel channel,
            String target,
            String language,
            Severity severity,
            String query,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String digestAt,
            boolean on) {
        static RecipientJson of(Recipient one) {
            return new RecipientJson(
                    one.id(),
                    one.name(),
                    one.channel(),
                    one.target(),
                    one.language(),
                    one.least(),
                    one.query(),
                    Recipient.text(one.quietFrom()),
                    Recipient.text(one.quietTo()),
                    Recipient.text(one.digestAt()),
                    one.on());
        }

        Recipient read() {
            return new Recipient(
                    text(id),
                    name,
                    channel,
                    target,
                    language,
                    severity,
                    query.strip(),
                    Recipient.time(text(quietFrom)),
                    Recipient.time(text(quietTo)),
                    Recipient.time(text(digestAt)),
                    on);
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
