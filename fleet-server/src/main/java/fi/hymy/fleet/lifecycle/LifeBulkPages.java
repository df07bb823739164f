package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.n;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.Undo;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.KioskId;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How many kiosks are where in their life, and a step of many at once: looked at first, then taken, and
/// taken back.
@Controller
final class LifeBulkPages {
    private final KioskQueries queries;
    private final Lives lives;
    private final LifeCycle cycle;
    private final Undo undo;

    LifeBulkPages(KioskQueries queries, Lives lives, LifeCycle cycle, Undo undo) {
        this.queries = queries;
        this.lives = lives;
        this.cycle = cycle;
        this.undo = undo;
    }

    /// @param q which kiosks
    /// @param meant how many those are
    /// @param next the step that was asked about, or null
    /// @param able how many would take it
    /// @param unable how many would not, by where they are
    record View(
            Map<LifeStep, Long> counts,
            String q,
            String problem,
            long meant,
            @Nullable LifeStep next,
            String note,
            long able,
            Map<LifeStep, Long> unable) {
        boolean leavesThePoint() {
            return next == LifeStep.STOCK || next == LifeStep.RETIRED;
        }
    }

    @GetMapping("/life")
    String form(@RequestParam(defaultValue = "") String q, Model model) {
        return switch (KioskQuery.read(q)) {
            case KioskQuery.Reading.Bad bad -> show(q, bad.inWords(), 0, null, "", List.of(), model);
            case KioskQuery.Reading.Good(var query) -> show(q, "", queries.count(query), null, "", List.of(), model);
        };
    }

    @ChangesNothing
    @PostMapping("/life")
    String preview(
            @RequestParam(defaultValue = "") String q,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        LifeStep next = PageAddress.read(step, text -> LifeStep.of(text).orElseThrow(IllegalArgumentException::new));
        return switch (KioskQuery.read(q)) {
            case KioskQuery.Reading.Bad bad -> show(q, bad.inWords(), 0, null, "", List.of(), model);
            case KioskQuery.Reading.Good(var query) -> {
                List<KioskId> kiosks = queries.ids(query);
                yield show(
                        q,
                        "",
                        kiosks.size(),
                        next,
                        note,
                        List.copyOf(lives.find(kiosks).values()),
                        model);
            }
        };
    }

    @PostMapping("/life/write")
    String write(
            @RequestParam(defaultValue = "") String q,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String note,
            Principal who,
            RedirectAttributes redirect) {
        LifeStep next = PageAddress.read(step, text -> LifeStep.of(text).orElseThrow(IllegalArgumentException::new));
        redirect.addAttribute("q", q);
        if (!(KioskQuery.read(q) instanceof KioskQuery.Reading.Good(var query))) {
            return "redirect:/life";
        }
        try {
            LifeCycle.Walked walked = cycle.takeAll(queries.ids(query), next, who.getName(), note);
            String became = n(walked.before().size(), "%s kiosk is %s now.", "%s kiosks are %s now.", next.small());
            Said.on(redirect, LifeWords.with(became, walked));
            if (!walked.before().isEmpty()) {
                undo.offer(redirect, () -> LifeWords.back(walked, cycle.putBack(walked, who.getName())));
            }
        } catch (IllegalArgumentException e) {
            Said.on(redirect, t("This was not done: %s", String.valueOf(e.getMessage())));
        }
        return "redirect:/life";
    }

    private String show(
            String q, String problem, long meant, @Nullable LifeStep next, String note, List<Life> found, Model model) {
        Map<LifeStep, Long> unable = new EnumMap<>(LifeStep.class);
        long able = 0;
        for (Life life : found) {
            if (next != null && life.step().mayBecome(next)) {
                able++;
            } else {
                unable.merge(life.step(), 1L, Long::sum);
            }
        }
        model.addAttribute("view", new View(lives.counts(), q, problem, meant, next, note, able, unable));
        return "lifecycle/bulk";
    }
}
