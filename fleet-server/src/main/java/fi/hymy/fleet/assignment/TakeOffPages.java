package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.KioskId;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes whatever survey a kiosk shows off it.
@Controller
final class TakeOffPages {
    private final Kiosks kiosks;
    private final StandingSurvey standing;

    TakeOffPages(Kiosks kiosks, StandingSurvey standing) {
        this.kiosks = kiosks;
        this.standing = standing;
    }

    @PostMapping("/kiosks/{id}/no-survey")
    String takeOff(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Kiosk kiosk = find(id);
        standing.set(kiosk.id(), null, who.getName());
        Said.on(redirect, t("The survey is taken off “%s” as soon as nobody is answering it.", kiosk.name()));
        return "redirect:/kiosks/" + kiosk.id();
    }

    private Kiosk find(String id) {
        return kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
    }
}
