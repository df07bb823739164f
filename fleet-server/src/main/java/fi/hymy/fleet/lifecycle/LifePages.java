package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.Undo;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The life of one kiosk, from its page.
@Controller
final class LifePages {
    private final LifeCycle cycle;
    private final Lives lives;
    private final Installing installing;
    private final InstallLinks links;
    private final Kiosks kiosks;
    private final Undo undo;

    LifePages(LifeCycle cycle, Lives lives, Installing installing, InstallLinks links, Kiosks kiosks, Undo undo) {
        this.cycle = cycle;
        this.lives = lives;
        this.installing = installing;
        this.links = links;
        this.kiosks = kiosks;
        this.undo = undo;
    }

    @PostMapping("/kiosks/{id}/life")
    String take(
            @PathVariable String id,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String note,
            Principal who,
            RedirectAttributes redirect) {
        Kiosk kiosk = find(id);
        LifeStep next = PageAddress.read(step, text -> LifeStep.of(text).orElseThrow(IllegalArgumentException::new));
        if (next == LifeStep.RETIRED) {
            retire(kiosk, who.getName(), note, redirect);
        } else {
            Said.on(redirect, said(kiosk, next, who.getName(), note));
        }
        return "redirect:/kiosks/" + kiosk.id();
    }

    /// Can be taken back, but for the certificate.
    private void retire(Kiosk kiosk, String by, String note, RedirectAttributes redirect) {
        try {
            LifeCycle.Walked walked = cycle.takeAll(List.of(kiosk.id()), LifeStep.RETIRED, by, note);
            if (walked.before().isEmpty()) {
                Said.on(redirect, t("It is retired already."));
                return;
            }
            Said.on(redirect, LifeWords.with(t("%s is retired now.", kiosk.name()), walked));
            undo.offer(redirect, () -> LifeWords.back(walked, cycle.putBack(walked, by)));
        } catch (IllegalArgumentException e) {
            Said.on(redirect, t("This was not done: %s", String.valueOf(e.getMessage())));
        }
    }

    @PostMapping("/kiosks/{id}/box")
    String describe(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String model,
            RedirectAttributes redirect) {
        Kiosk kiosk = find(id);
        Said.on(redirect, lives.describe(kiosk.id(), serial, model).orElse(t("The box is noted.")));
        return "redirect:/kiosks/" + kiosk.id();
    }

    @GetMapping("/kiosks/{id}/install-link")
    String link(@PathVariable String id, Model model, HttpServletRequest request) {
        Kiosk kiosk = find(id);
        model.addAttribute("kiosk", kiosk);
        model.addAttribute("link", links.make(kiosk.id(), request));
        return "lifecycle/link";
    }

    @GetMapping("/kiosks/{id}/photos/{number}")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String number) {
        byte[] jpeg = installing
                .photo(PageAddress.read(id, KioskId::new), PageAddress.read(number, Integer::valueOf))
                .orElseThrow(PageAddress::nothing);
        return jpeg(jpeg);
    }

    static ResponseEntity<byte[]> jpeg(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(bytes);
    }

    private String said(Kiosk kiosk, LifeStep next, String by, String note) {
        try {
            return switch (cycle.take(Step.of(kiosk.id(), next, by, note))) {
                case Lives.Taken.Done _ -> t("%s is %s now.", kiosk.name(), next.small());
                case Lives.Taken.Refused(var why) -> why;
            };
        } catch (IllegalArgumentException e) {
            return t("This was not done: %s", String.valueOf(e.getMessage()));
        }
    }

    private Kiosk find(String id) {
        return kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
    }
}
