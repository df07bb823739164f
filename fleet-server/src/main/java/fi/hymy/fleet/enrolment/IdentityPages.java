package fi.hymy.fleet.enrolment;

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

/// Shuts a kiosk out, from its page.
@Controller
final class IdentityPages {
    private final Kiosks kiosks;
    private final Revocation revocation;

    IdentityPages(Kiosks kiosks, Revocation revocation) {
        this.kiosks = kiosks;
        this.revocation = revocation;
    }

    @PostMapping("/kiosks/{id}/revocation")
    String revoke(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Kiosk kiosk = kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
        boolean any = revocation.revoke(kiosk.id(), who.getName());
        Said.on(
                redirect,
                any
                        ? t(
                                "“%s” is shut out: its connection ends now. To let it in again, let it join anew.",
                                kiosk.name())
                        : t("“%s” had no certificate.", kiosk.name()));
        return "redirect:/kiosks/" + kiosk.id();
    }
}
