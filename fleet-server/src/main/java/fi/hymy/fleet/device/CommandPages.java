package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.message.Action;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons on a kiosk's page that ask something of it.
@Controller
final class CommandPages {
    private final Kiosks kiosks;
    private final CommandDesk desk;

    CommandPages(Kiosks kiosks, CommandDesk desk) {
        this.kiosks = kiosks;
        this.desk = desk;
    }

    /// @param amount null for the usual one
    @PostMapping("/kiosks/{id}/commands")
    String send(
            @PathVariable String id,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable Long amount,
            Principal who,
            RedirectAttributes redirect) {
        Kiosk kiosk = SetupPages.kiosk(kiosks, id);
        try {
            Action action = ActionWords.parse(kind, amount);
            desk.send(kiosk.id(), action, DeviceApi.USUAL_VALIDITY, who.getName());
            Said.on(
                    redirect,
                    t(
                            "%s: the kiosk is asked. If it is not linked within %s minutes, nothing is done.",
                            CommandRow.name(kind), DeviceApi.USUAL_VALIDITY.toMinutes()));
        } catch (IllegalArgumentException e) {
            Said.on(redirect, t("Nothing was asked of the kiosk: %s", String.valueOf(e.getMessage())));
        }
        return "redirect:/kiosks/" + kiosk.id();
    }
}
