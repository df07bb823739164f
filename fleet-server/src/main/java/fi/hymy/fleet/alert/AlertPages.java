package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The alarms, the worst first, and what one does about them.
@Controller
final class AlertPages {
    private static final String PAGE = "/alarms";
    private static final String ONE = PAGE + "/{id}";
    private static final int NAMED = 200;
    private static final int EARLIER = 10;

    private final AlertList list;
    private final AlertDesk desk;
    private final AlertRound round;
    private final InstantSource clock;

    AlertPages(AlertList list, AlertDesk desk, AlertRound round, InstantSource clock) {
        this.list = list;
        this.desk = desk;
        this.round = round;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String alarms(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("view", view(state, rule, severity, q, by, page));
        model.addAttribute("waiting", round.isWaiting());
        return "alert/list";
    }

    @GetMapping("/live/alarms")
    String live(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("view", view(state, rule, severity, q, by, page));
        return "alert/table";
    }

    /// How many need somebody, for the menu.
    @GetMapping("/live/alarms/badge")
    String badge(Model model) {
        model.addAttribute("counts", list.counts());
        return "alert/badge";
    }

    @GetMapping(ONE)
    String one(@PathVariable String id, Model model) {
        Alert alert = find(id);
        model.addAttribute("row", AlertRow.of(alert));
        model.addAttribute("events", list.events(id));
        model.addAttribute("kiosks", list.kiosks(id, NAMED));
        model.addAttribute(
                "earlier",
                list.before(alert, EARLIER).stream().map(AlertRow::of).toList());
        return "alert/alert";
    }

    @PostMapping(ONE + "/acknowledgement")
    String acknowledge(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        find(id);
        return said(
                id,
                desk.acknowledge(id, who.getName())
                        ? t("It is yours. Whoever looks sees that you see to it.")
                        : t("Somebody has taken it already, or it is over."),
                redirect);
    }

    @PostMapping(ONE + "/back")
    String back(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        find(id);
        return said(
                id,
                desk.giveBack(id, who.getName()) ? t("It is nobody's again.") : t("Nobody had taken it."),
                redirect);
    }

    @PostMapping(ONE + "/comments")
    String comment(@PathVariable String id, @RequestParam String text, Principal who, RedirectAttributes redirect) {
        find(id);
        return said(
                id,
                tried(() -> {
                    desk.comment(id, text, who.getName());
                    return t("Your comment stands with the alarm.");
                }),
                redirect);
    }

    @PostMapping(ONE + "/snooze")
    String snooze(@PathVariable String id, @RequestParam int hours, Principal who, RedirectAttributes redirect) {
        find(id);
        return said(
                id,
                tried(() -> desk.snooze(id, clock.instant().plus(Duration.ofHours(hours)), who.getName())
                        ? t("It is put off. If it still holds then, it comes back.")
                        : t("It is over already.")),
                redirect);
    }

    @PostMapping(ONE + "/wake")
    String wake(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        find(id);
        return said(
                id,
                desk.wake(id, who.getName()) ? t("It is among the open ones again.") : t("It was not put off."),
                redirect);
    }

    private Alert find(String id) {
        return list.find(id).orElseThrow(PageAddress::nothing);
    }

    private AlertView view(String state, String rule, String severity, String words, String by, int page) {
        boolean closed = state.equals("closed");
        var filter = new AlertList.Filter(!closed, AlertKind.of(rule).orElse(null), severity(severity), words);
        long total = list.count(filter);
        int last = (int) Math.max(1, (total + AlertView.ROWS - 1) / AlertView.ROWS);
        int shown = Math.clamp(page, 1, last);
        boolean bySite = by.equals("site");
        List<AlertRow> rows = list.worst(filter, bySite, (shown - 1) * AlertView.ROWS, AlertView.ROWS).stream()
                .map(AlertRow::of)
                .toList();
        return new AlertView(rows, list.counts(), total, shown, closed, rule, severity, words, bySite);
    }

    static @Nullable Severity severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String tried(Supplier<String> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String said(String id, String words, RedirectAttributes redirect) {
        Said.on(redirect, words);
        return "redirect:" + PAGE + "/" + id;
    }
}
