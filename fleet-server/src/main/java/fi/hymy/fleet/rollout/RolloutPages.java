package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.rollout.Order.Outcome;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Rollouts to watch and to steer.
@Controller
final class RolloutPages {
    private static final int PAGE = 50;

    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final RolloutList list;
    private final RolloutBook book;
    private final Times times;

    RolloutPages(Rollouts rollouts, RolloutDesk desk, RolloutList list, RolloutBook book, Times times) {
        this.rollouts = rollouts;
        this.desk = desk;
        this.list = list;
        this.book = book;
        this.times = times;
    }

    /// One page of the list.
    ///
    /// @param next the id of the last one, or empty on the last page
    record Listed(List<RolloutList.Row> rows, String after, String next) {}

    @GetMapping("/rollouts")
    String list(@RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("listed", listed(after));
        return "rollout/list";
    }

    @GetMapping("/live/rollouts")
    String liveList(@RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("listed", listed(after));
        return "rollout/table";
    }

    private Listed listed(String after) {
        RolloutList.After last = after.isEmpty() ? null : RolloutList.After.of(find(after));
        List<RolloutList.Row> rows = list.page(last, PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<RolloutList.Row> shown = more ? rows.subList(0, PAGE) : rows;
        return new Listed(shown, after, more ? shown.getLast().rollout().id().value() : "");
    }

    @GetMapping("/rollouts/{id}")
    String rollout(@PathVariable String id, Model model) {
        model.addAttribute("view", view(id));
        return "rollout/rollout";
    }

    @GetMapping("/live/rollouts/{id}")
    String live(@PathVariable String id, Model model) {
        model.addAttribute("view", view(id));
        return "rollout/progress";
    }

    private RolloutView view(String id) {
        return desk.view(id(id)).orElseThrow(PageAddress::nothing);
    }

    /// One page of what became of each kiosk.
    ///
    /// @param state only those, or null for all
    /// @param next the place of the last one, or empty on the last page
    record Accounts(
            Rollout rollout,
            Tally all,
            List<RolloutList.Named> kiosks,
            @Nullable KioskState state,
            String next,
            Times times) {
        String account(RolloutList.Named kiosk) {
            return RolloutView.account(rollout, kiosk.member(), times);
        }
    }

    @GetMapping("/rollouts/{id}/kiosks")
    String kiosks(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "-1") long after,
            Model model) {
        Rollout rollout = find(id);
        KioskState only = state.isEmpty()
                ? null
                : PageAddress.read(state, word -> KioskState.valueOf(word.toUpperCase(Locale.ROOT)));
        List<RolloutList.Named> page = list.kiosks(rollout.id(), only, after, PAGE + 1);
        boolean more = page.size() > PAGE;
        List<RolloutList.Named> shown = more ? page.subList(0, PAGE) : page;
        model.addAttribute(
                "accounts",
                new Accounts(
                        rollout,
                        book.counts(rollout.id()).all(),
                        shown,
                        only,
                        more ? Long.toString(shown.getLast().member().place()) : "",
                        times));
        return "rollout/kiosks";
    }

    @PostMapping("/rollouts/{id}/start")
    String start(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return order(id, new Order.Start(), t("It has begun."), who, redirect);
    }

    @PostMapping("/rollouts/{id}/pause")
    String pause(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return order(id, new Order.Pause(), t("Paused: no more kiosks are told."), who, redirect);
    }

    @PostMapping("/rollouts/{id}/resume")
    String resume(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean again,
            Principal who,
            RedirectAttributes redirect) {
        return order(id, new Order.Resume(again), t("It goes on."), who, redirect);
    }

    @PostMapping("/rollouts/{id}/abort")
    String abort(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return order(
                id,
                new Order.Abort(),
                t("Aborted. Kiosks that were told keep the change; you can roll them back."),
                who,
                redirect);
    }

    @PostMapping("/rollouts/{id}/back")
    String back(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return order(id, new Order.RollBack(), t("The kiosks are told to go back."), who, redirect);
    }

    @PostMapping("/rollouts/{id}/discard")
    String discard(@PathVariable String id, RedirectAttributes redirect) {
        Rollout rollout = find(id);
        boolean gone = rollouts.discard(rollout.id());
        Said.on(
                redirect,
                gone ? t("The draft “%s” is thrown away.", rollout.name()) : t("It was started already, so it stays."));
        return "redirect:/rollouts" + (gone ? "" : "/" + rollout.id());
    }

    private String order(String id, Order order, String done, Principal who, RedirectAttributes redirect) {
        Outcome outcome = rollouts.order(id(id), order, who.getName()).orElseThrow(PageAddress::nothing);
        Said.on(
                redirect,
                switch (outcome) {
                    case Outcome.Moved _ -> done;
                    case Outcome.Refused(String why) -> why;
                });
        return "redirect:/rollouts/" + id;
    }

    private Rollout find(String id) {
        return book.find(id(id)).orElseThrow(PageAddress::nothing);
    }

    private static RolloutId id(String text) {
        return PageAddress.read(text, RolloutId::new);
    }
}
