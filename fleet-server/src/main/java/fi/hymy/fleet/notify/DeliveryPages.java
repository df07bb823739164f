package fi.hymy.fleet.notify;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was sent and what was not, and the webhooks that are called.
@Controller
final class DeliveryPages {
    static final Duration AGAIN = Duration.ofDays(1);

    private static final String PAGE = "/alarms/deliveries";
    private static final String HOOKS = "/alarms/webhooks";
    private static final int ROWS = 50;

    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final MailSettings mail;

    DeliveryPages(Deliveries deliveries, Webhooks webhooks, MailSettings mail) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.mail = mail;
    }

    @GetMapping(PAGE)
    String list(
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Paging paging = Paging.of(after, ROWS);
        List<Delivery> found =
                deliveries.newest(trouble, paging.after(2, DeliveryPages::mark).orElse(null), paging.oneMore());
        Map<String, String> names = webhooks.all().stream().collect(Collectors.toMap(Webhook::id, Webhook::name));
        List<Delivery> shown = found.size() > ROWS ? found.subList(0, ROWS) : found;
        model.addAttribute(
                "rows", shown.stream().map(one -> new DeliveryView(one, names)).toList());
        model.addAttribute("more", found.size() > ROWS ? cursor(shown.getLast()) : "");
        model.addAttribute("trouble", trouble);
        model.addAttribute("canMail", mail.isSetUp());
        return "notify/deliveries";
    }

    @PostMapping(PAGE + "/{id}/again")
    String again(@PathVariable String id, RedirectAttributes redirect) {
        Said.on(
                redirect,
                deliveries.again(id, AGAIN)
                        ? t("It is sent once more.")
                        : t("It cannot be sent again: it is under way, or its words were forgotten."));
        return "redirect:" + PAGE;
    }

    @GetMapping(HOOKS)
    String hooks(Model model) {
        return hooks("", "", "", null, model);
    }

    /// The secret is shown by this answer alone.
    @PostMapping(HOOKS)
    String add(@RequestParam String name, @RequestParam String url, Principal who, Model model) {
        try {
            return hooks("", "", "", webhooks.add(name, url, who.getName()), model);
        } catch (IllegalArgumentException e) {
            return hooks(name, url, String.valueOf(e.getMessage()), null, model);
        }
    }

    @PostMapping(HOOKS + "/{id}/remove")
    String remove(@PathVariable String id, RedirectAttributes redirect) {
        Said.on(
                redirect,
                webhooks.remove(id) ? t("The webhook is called no more.") : t("There is no such webhook any more."));
        return "redirect:" + HOOKS;
    }

    private String hooks(String name, String url, String problem, @Nullable Webhook made, Model model) {
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute("name", name);
        model.addAttribute("url", url);
        model.addAttribute("problem", problem);
        model.addAttribute("made", Optional.ofNullable(made));
        return "notify/webhooks";
    }

    static Deliveries.Mark mark(List<String> parts) {
        return new Deliveries.Mark(Long.parseLong(parts.getFirst()), parts.getLast());
    }

    static String cursor(Delivery delivery) {
        return Paging.cursor(delivery.madeAt().toEpochMilli(), delivery.id());
    }
}
