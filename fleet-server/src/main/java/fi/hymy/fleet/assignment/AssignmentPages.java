package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.survey.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is assigned to whom and when: the list, and the form of each.
@Controller
@RequestMapping("/assignments")
final class AssignmentPages {
    private static final int PAGE = 50;

    private final AssignmentBook book;
    private final AssignmentDesk desk;
    private final Targets targets;
    private final Publications publications;
    private final ProgrammeFaults faults;

    AssignmentPages(
            AssignmentBook book,
            AssignmentDesk desk,
            Targets targets,
            Publications publications,
            ProgrammeFaults faults) {
        this.book = book;
        this.desk = desk;
        this.targets = targets;
        this.publications = publications;
        this.faults = faults;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<Planned> every = book.all();
        List<Planned> chosen = all ? every : every.stream().filter(desk::isLive).toList();
        int pages = Math.max(1, (chosen.size() + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, pages);
        model.addAttribute(
                "rows", desk.views(chosen.subList((shown - 1) * PAGE, Math.min(chosen.size(), shown * PAGE))));
        model.addAttribute("all", all);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "past", every.size() - (int) every.stream().filter(desk::isLive).count());
        model.addAttribute("publications", publications.underWay());
        model.addAttribute("problems", faults.all());
        return "assignment/list";
    }

    @GetMapping("/new")
    String fresh(
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "place") String kind,
            @RequestParam(defaultValue = "") String target,
            Model model) {
        return form(null, 0, new AssignmentForm(version, kind, target, "", "", "", "0", ""), List.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        Planned planned = find(id);
        return form(id, planned.revision(), desk.form(planned), List.of(), model);
    }

    /// How many kiosks it means, and what it does to others, while somebody writes.
    @ChangesNothing
    @PostMapping("/preview")
    String preview(@RequestParam Map<String, String> fields, Model model) {
        Optional<AssignmentId> id = Optional.ofNullable(fields.get("id")).map(AssignmentId::new);
        preview(desk.look(id, form(fields)), model);
        return "assignment/preview";
    }

    @GetMapping("/targets")
    String offers(
            @RequestParam(defaultValue = "place") String kind,
            @RequestParam(defaultValue = "") String target,
            Model model) {
        model.addAttribute("offers", targets.offered(PageAddress.read(kind, Target.Kind::of), target));
        return "assignment/targets";
    }

    /// The same fields with one more row each.
    @GetMapping("/hours")
    String hours(@RequestParam Map<String, String> fields, Model model) {
        model.addAttribute("hours", HoursFields.of(fields));
        model.addAttribute("spare", 2);
        return "assignment/hours";
    }

    @PostMapping
    String create(
            @RequestParam Map<String, String> fields,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return save(null, fields, who, model, redirect, response);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        find(id);
        return save(id, fields, who, model, redirect, response);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Planned ended = book.save(find(id).ended(true), who.getName());
        Said.on(redirect, t("It has ended. The kiosks go over to what else is assigned, or to their standing survey."));
        offerUndo(redirect, ended);
        return "redirect:/assignments";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable String id, @RequestParam int revision, Principal who, RedirectAttributes redirect) {
        Optional<Planned> back = book.undo(find(id).id(), revision, who.getName());
        Said.on(
                redirect,
                back.isPresent()
                        ? t("It is as it was before.")
                        : t("Nothing was changed: somebody changed it since. Look at it as it is now."));
        return "redirect:/assignments" + (back.isPresent() ? "" : "/" + id);
    }

    private String save(
            @Nullable String id,
            Map<String, String> fields,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        int revision = number(fields.getOrDefault("revision", "0"));
        Optional<AssignmentId> known = Optional.ofNullable(id).map(AssignmentId::new);
        return switch (desk.save(known, revision, form(fields), who.getName())) {
            case AssignmentDesk.Outcome.Saved(var planned, var preview) -> {
                Said.on(
                        redirect,
                        preview.kiosks() == 0
                                ? t("It is saved. It means no kiosk now; it holds for those that come to match.")
                                : t(
                                        "It is saved, and on its way to %s.",
                                        Numbers.of(preview.kiosks(), "kiosk", "kiosks")));
                offerUndo(redirect, planned);
                yield "redirect:/assignments";
            }
            case AssignmentDesk.Outcome.Faulty(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(id, revision, form(fields), wrong, model);
            }
            case AssignmentDesk.Outcome.Overtaken() -> {
                Said.on(redirect, t("Nothing was saved: somebody changed it meanwhile. This is how it is now."));
                yield "redirect:/assignments/" + id;
            }
        };
    }

    private String form(@Nullable String id, int revision, AssignmentForm form, List<Fault> wrong, Model model) {
        List<AssignmentView> history = id == null ? List.of() : desk.views(book.history(new AssignmentId(id)));
        model.addAttribute(
                "editor",
                new AssignmentEditor(id, revision, form, HoursFields.of(form.hours()), wrong, desk.offered(), history));
        Optional<AssignmentId> known = Optional.ofNullable(id).map(AssignmentId::new);
        preview(desk.look(known, form), model);
        return "assignment/edit";
    }

    private void preview(AssignmentDesk.Looked looked, Model model) {
        model.addAttribute("looked", looked);
        model.addAttribute(
                "conflicts",
                looked.preview().stream()
                        .flatMap(preview -> preview.conflicts().stream().map(desk::inWords))
                        .toList());
    }

    /// Flash attributes are kept with the session, as text.
    private static void offerUndo(RedirectAttributes redirect, Planned planned) {
        redirect.addFlashAttribute("undo", planned.id().value());
        redirect.addFlashAttribute("undoRevision", Integer.toString(planned.revision()));
    }

    private static AssignmentForm form(Map<String, String> fields) {
        return new AssignmentForm(
                fields.getOrDefault("version", ""),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("target", ""),
                fields.getOrDefault("from", ""),
                fields.getOrDefault("to", ""),
                fields.containsKey(HoursFields.HERE) ? HoursFields.of(fields).text() : fields.getOrDefault("hours", ""),
                fields.getOrDefault("priority", ""),
                fields.getOrDefault("note", ""));
    }

    private static int number(String text) {
        return PageAddress.read(text, Integer::parseInt);
    }

    private Planned find(String id) {
        return book.find(PageAddress.read(id, AssignmentId::new)).orElseThrow(PageAddress::nothing);
    }
}
