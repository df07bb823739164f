package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.KioskFilter;
import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskPick;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.survey.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Many kiosks at once: choose, look at how many and which it touches, ask, watch, stop.
@Controller
final class BatchPages {
    private static final int LISTED = 100;
    private static final int LAST = 50;

    private final BatchDesk desk;
    private final Batches batches;
    private final Commands commands;
    private final KioskFilter filter;
    private final KioskPick pick;
    private final Times times;

    BatchPages(BatchDesk desk, Batches batches, Commands commands, KioskFilter filter, KioskPick pick, Times times) {
        this.desk = desk;
        this.batches = batches;
        this.commands = commands;
        this.filter = filter;
        this.pick = pick;
        this.times = times;
    }

    /// What somebody wrote.
    ///
    /// @param kiosks ids of those that are ticked, none for all that the query means
    /// @param kind empty until one was chosen
    record Wish(
            String q,
            List<String> kiosks,
            String kind,
            @Nullable Long amount) {}

    /// @param problem why the query or the wish could not be read, or empty
    /// @param meant all that the query means
    /// @param touched those of them that would be asked
    record View(Wish wish, String problem, List<Kiosk> meant, List<Kiosk> touched) {
        /// Few enough to be ticked one by one.
        boolean isShort() {
            return meant.size() <= LISTED;
        }

        boolean isTouched(Kiosk kiosk) {
            return touched.contains(kiosk);
        }

        boolean ready() {
            return problem.isEmpty() && !wish.kind().isEmpty() && !touched.isEmpty();
        }

        boolean needsNumber() {
            return CommandBatch.needsNumber(wish.kind(), touched.size());
        }

        boolean dangerous() {
            return CommandBatch.isDangerous(wish.kind());
        }

        String name() {
            return CommandRow.name(wish.kind());
        }

        String lasts() {
            return Times.lasting(CommandBatch.lasts(wish.kind(), touched.size()));
        }

        int pace() {
            return CommandBatch.pace(wish.kind());
        }

        List<Kiosk> shown() {
            return touched.subList(0, Math.min(touched.size(), LISTED));
        }
    }

    @GetMapping("/commands/new")
    String choose(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> kiosk,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable Long amount,
            Model model) {
        return form(view(new Wish(q.strip(), kiosk, kind, amount)), "", model);
    }

    private static String form(View view, String typed, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        return "device/batchNew";
    }

    private View view(Wish wish) {
        return switch (filter.read(wish.q())) {
            case Reading.Bad(var faults) ->
                new View(
                        wish,
                        faults.stream().map(Fault::message).collect(Collectors.joining(" ")),
                        List.of(),
                        List.of());
            case Reading.Good good -> view(wish, pick.of(good));
        };
    }

    private static View view(Wish wish, List<Kiosk> meant) {
        List<Kiosk> touched = wish.kiosks().isEmpty()
                ? meant
                : meant.stream()
                        .filter(kiosk -> wish.kiosks().contains(kiosk.id().value()))
                        .toList();
        String problem = "";
        if (!wish.kind().isEmpty()) {
            try {
                ActionWords.parse(wish.kind(), wish.amount());
            } catch (IllegalArgumentException e) {
                problem = t("This cannot be asked: %s.", String.valueOf(e.getMessage()));
            }
        }
        return new View(wish, problem, meant, touched);
    }

    /// @param count how many the page said it touches; others came or went since: then it is shown once more
    /// @param typed the number as somebody typed it, where that is needed
    @PostMapping("/commands")
    String ask(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> kiosk,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable Long amount,
            @RequestParam int count,
            @RequestParam(defaultValue = "") String typed,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Wish wish = new Wish(q.strip(), kiosk, kind, amount);
        View view = view(wish);
        String fault = fault(view, count, typed.strip());
        if (!fault.isEmpty() || !view.ready()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(view, fault, model);
        }
        Action action = ActionWords.parse(kind, amount);
        List<KioskId> ids = view.touched().stream().map(Kiosk::id).toList();
        Audited.kiosks(ids.stream().map(KioskId::value).toList());
        CommandBatch batch = desk.ask(ids, action, DeviceApi.USUAL_VALIDITY, target(wish), who.getName());
        Said.on(redirect, t("%s: the first kiosks are asked now.", CommandRow.name(kind)));
        return "redirect:/commands/" + batch.id();
    }

    private static String fault(View view, int count, String typed) {
        if (count != view.touched().size()) {
            return t(
                    "Meanwhile it would touch %s kiosks instead of %s. Look at them once more.",
                    view.touched().size(), count);
        }
        return view.needsNumber() && !typed.equals(Integer.toString(count))
                ? t("Type %s, the number of kiosks, to go on.", count)
                : "";
    }

    private static String target(Wish wish) {
        if (!wish.kiosks().isEmpty()) {
            return key("chosen one by one");
        }
        return wish.q().isEmpty() ? key("all kiosks") : wish.q();
    }

    @GetMapping("/commands")
    String list(Model model) {
        model.addAttribute(
                "batches",
                batches.page(null, LAST).stream()
                        .map(batch -> new BatchView(batch, batches.counts(batch.id(), times.now())))
                        .toList());
        return "device/batches";
    }

    @GetMapping("/commands/{id}")
    String batch(@PathVariable String id, @RequestParam(defaultValue = "-1") int after, Model model) {
        show(id, after, model);
        return "device/batch";
    }

    @GetMapping("/live/commands/{id}")
    String liveBatch(@PathVariable String id, @RequestParam(defaultValue = "-1") int after, Model model) {
        show(id, after, model);
        return "device/batchState";
    }

    @PostMapping("/commands/{id}/stop")
    String stop(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        CommandBatch batch = batches.find(id).orElseThrow(PageAddress::nothing);
        Said.on(
                redirect,
                desk.stop(batch.id(), who.getName())
                        ? t("Stopped: no further kiosk is asked. Those that were asked already still do it.")
                        : t("There was nothing to stop: every kiosk has been asked."));
        return "redirect:/commands/" + batch.id();
    }

    private void show(String id, int after, Model model) {
        CommandBatch batch = batches.find(id).orElseThrow(PageAddress::nothing);
        List<Batches.Row> found = batches.kiosks(id, after, LISTED + 1);
        List<BatchView.Line> lines = found.stream()
                .limit(LISTED)
                .map(row -> BatchView.Line.of(
                        row,
                        row.command() == null
                                ? null
                                : commands.find(row.kiosk(), row.command()).orElse(null),
                        batch,
                        times.now()))
                .toList();
        model.addAttribute("view", new BatchView(batch, batches.counts(id, times.now())));
        model.addAttribute("lines", lines);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > LISTED ? found.get(LISTED - 1).place() : -1);
    }
}
