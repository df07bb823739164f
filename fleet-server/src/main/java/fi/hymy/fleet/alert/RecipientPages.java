package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.notify.Letter;
import fi.hymy.fleet.notify.LetterForm;
import fi.hymy.fleet.notify.Post;
import fi.hymy.fleet.notify.Webhook;
import fi.hymy.fleet.notify.Webhooks;
import fi.hymy.fleet.site.Undo;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who is told of which alarms, and when.
@Controller
final class RecipientPages {
    private static final String PAGE = "/alarms/recipients";

    private final Recipients recipients;
    private final Webhooks webhooks;
    private final Post post;
    private final Undo undo;

    RecipientPages(Recipients recipients, Webhooks webhooks, Post post, Undo undo) {
        this.recipients = recipients;
        this.webhooks = webhooks;
        this.post = post;
        this.undo = undo;
    }

    /// What the form holds.
    ///
    /// @param target `mail`, or a webhook's id
    record RecipientForm(
            @Nullable String id,
            String name,
            String target,
            @Nullable String address,
            @Nullable String language,
            String severity,
            @Nullable String query,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String digestAt,
            boolean on) {
        static final RecipientForm NEW = new RecipientForm("", "", "mail", "", "en", "warning", "", "", "", "", true);

        static RecipientForm of(Recipient one) {
            boolean mail = one.channel() == Recipient.Channel.MAIL;
            return new RecipientForm(
                    one.id(),
                    one.name(),
                    mail ? "mail" : one.target(),
                    mail ? one.target() : "",
                    one.language(),
                    one.least().name().toLowerCase(Locale.ROOT),
                    one.query(),
                    Recipient.text(one.quietFrom()),
                    Recipient.text(one.quietTo()),
                    Recipient.text(one.digestAt()),
                    one.on());
        }

        /// @throws IllegalArgumentException in a sentence
        Recipient read() {
            boolean mail = target.equals("mail");
            return new Recipient(
                    text(id),
                    name,
                    mail ? Recipient.Channel.MAIL : Recipient.Channel.WEBHOOK,
                    mail ? text(address).strip() : target,
                    language == null ? "en" : language,
                    Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                    text(query).strip(),
                    Recipient.time(text(quietFrom)),
                    Recipient.time(text(quietTo)),
                    Recipient.time(text(digestAt)),
                    on);
        }

        static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping(PAGE)
    String list(Model model) {
        Map<String, String> names = webhooks.all().stream().collect(Collectors.toMap(Webhook::id, Webhook::name));
        model.addAttribute("recipients", recipients.all());
        model.addAttribute("names", names);
        model.addAttribute("canMail", post.canMail());
        return "alert/recipients";
    }

    @GetMapping(PAGE + "/edit")
    String edit(@RequestParam(defaultValue = "") String id, Model model) {
        RecipientForm form = id.isEmpty()
                ? RecipientForm.NEW
                : recipients.find(id).map(RecipientForm::of).orElseThrow(PageAddress::nothing);
        return form(form, "", model);
    }

    @PostMapping(PAGE)
    String save(RecipientForm form, Principal who, RedirectAttributes redirect, Model model) {
        try {
            Recipient wanted = form.read();
            if (wanted.channel() == Recipient.Channel.WEBHOOK
                    && webhooks.find(wanted.target()).isEmpty()) {
                throw new IllegalArgumentException(t("There is no such webhook any more."));
            }
            recipients.save(wanted, who.getName());
            Said.on(redirect, t("%s is told from now on.", wanted.name()));
            return "redirect:" + PAGE;
        } catch (IllegalArgumentException e) {
            return form(form, String.valueOf(e.getMessage()), model);
        }
    }

    /// Sends a letter, or calls, so that one sees that it arrives.
    @PostMapping(PAGE + "/{id}/trial")
    String trial(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Recipient one = recipients.find(id).orElseThrow(PageAddress::nothing);
        String cause = "trial/" + UUID.randomUUID();
        if (one.channel() == Recipient.Channel.MAIL) {
            LetterForm form = new LetterForm(
                    "en",
                    "Hymy: mail arrives",
                    List.of(
                            LetterForm.Line.of("%s tried whether alarms would reach you.".formatted(who.getName())),
                            new LetterForm.Line("See all alarms", post.link("/alarms"))));
            post.send(new Letter(
                    cause, one.target(), form.title(), form.text(), form.html(), false, Duration.ofHours(1)));
        } else {
            post.call(one.target(), cause, "trial", "{\"type\":\"trial\"}", Duration.ofHours(1));
        }
        Said.on(redirect, t("It is on its way: see under “What was sent” whether it arrives."));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/{id}/remove")
    String remove(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        recipients.remove(id).ifPresent(one -> {
            Said.on(redirect, t("%s is told of nothing any more.", one.name()));
            undo.offer(redirect, () -> {
                recipients.save(one, who.getName());
                return t("%s is told from now on.", one.name());
            });
        });
        return "redirect:" + PAGE;
    }

    private String form(RecipientForm form, String problem, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute("severities", List.of(Severity.values()));
        return "alert/recipient";
    }
}
