package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.Undo;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// When something is an alarm: for all kiosks, and otherwise for some.
@Controller
final class RulePages {
    private static final String PAGE = "/alarms/rules";

    private final AlertRules rules;
    private final Undo undo;

    RulePages(AlertRules rules, Undo undo) {
        this.rules = rules;
        this.undo = undo;
    }

    @GetMapping(PAGE)
    String list(Model model) {
        model.addAttribute("rules", rules.all().stream().map(RuleRow::of).toList());
        return "alert/rules";
    }

    /// @param id of a rule that is to be changed; empty for the rule for all
    /// @param other whether another rule for some kiosks is to be made
    @GetMapping(PAGE + "/edit")
    String edit(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "false") boolean other,
            Model model) {
        AlertKind read = AlertKind.of(kind).orElseThrow(PageAddress::nothing);
        AlertRule rule = rules.all().stream()
                .filter(one -> one.kind() == read
                        && (id.isEmpty() ? one.isForAll() : one.id().equals(id)))
                .findFirst()
                .orElseThrow(PageAddress::nothing);
        return form(rule, other, "", "", model);
    }

    /// @param number in which order the rules of a kind are asked
    /// @param hold in minutes
    /// @param calm in minutes
    record RuleForm(
            String id,
            String kind,
            String query,
            int number,
            boolean on,
            long threshold,
            double hold,
            double calm,
            String severity) {
        AlertRule read(AlertKind read) {
            return new AlertRule(
                    id,
                    number,
                    read,
                    query.strip(),
                    on,
                    threshold,
                    minutes(hold),
                    minutes(calm),
                    Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
        }

        private static Duration minutes(double minutes) {
            return Duration.ofSeconds(Math.round(Math.clamp(minutes, -1, 1_000_000) * 60));
        }
    }

    @PostMapping(PAGE)
    String save(RuleForm form, Principal who, RedirectAttributes redirect, Model model) {
        AlertKind kind = AlertKind.of(form.kind()).orElseThrow(PageAddress::nothing);
        boolean forSome = !form.query().isBlank();
        try {
            AlertRule wanted = form.read(kind);
            rules.save(wanted, who.getName());
            Said.on(redirect, t("The rule holds from now on."));
            return "redirect:" + PAGE;
        } catch (IllegalArgumentException e) {
            return form(kind.usual(), forSome, form.query(), String.valueOf(e.getMessage()), model);
        }
    }

    @PostMapping(PAGE + "/{id}/remove")
    String remove(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        rules.remove(id).ifPresent(rule -> {
            Said.on(redirect, t("The rule is gone; what holds for all kiosks holds there too."));
            undo.offer(redirect, () -> {
                rules.save(rule, who.getName());
                return t("The rule holds again.");
            });
        });
        return "redirect:" + PAGE;
    }

    private static String form(AlertRule rule, boolean other, String query, String problem, Model model) {
        model.addAttribute("row", RuleRow.of(rule));
        model.addAttribute("other", other);
        model.addAttribute("query", query.isEmpty() && !other ? rule.query() : query);
        model.addAttribute("problem", problem);
        model.addAttribute("severities", List.of(Severity.values()));
        return "alert/rule";
    }

    /// A rule in words.
    record RuleRow(AlertRule rule, AlertWords words) {
        static RuleRow of(AlertRule rule) {
            return new RuleRow(rule, AlertWords.here());
        }

        String name() {
            return words.name(rule.kind());
        }

        String advice() {
            return words.advice(rule.kind(), false);
        }

        /// As `15 min`.
        String hold() {
            return lasting(rule.hold());
        }

        String calm() {
            return lasting(rule.calm());
        }

        /// In minutes, for a field.
        String holdMinutes() {
            return minutes(rule.hold());
        }

        String calmMinutes() {
            return minutes(rule.calm());
        }

        boolean isCounted() {
            return rule.kind().unit() != AlertKind.Unit.NONE;
        }

        private static String lasting(Duration time) {
            return time.isZero() ? t("At once") : t("%s min", minutes(time));
        }

        private static String minutes(Duration time) {
            return time.toSeconds() % 60 == 0
                    ? String.valueOf(time.toMinutes())
                    : String.format(Locale.ROOT, "%.2f", time.toSeconds() / 60.0);
        }
    }
}
