package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Panels;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page of each kiosk, and of a new one.
@Controller
final class KioskPages {
    private final Fleet fleet;
    private final Kiosks kiosks;
    private final StaffPins pins;
    private final SurveyNames names;
    private final Panels panels;

    KioskPages(Fleet fleet, Kiosks kiosks, StaffPins pins, SurveyNames names, Panels panels) {
        this.fleet = fleet;
        this.kiosks = kiosks;
        this.pins = pins;
        this.names = names;
        this.panels = panels;
    }

    @GetMapping("/kiosks/new")
    String newKiosk() {
        return "kiosk/new";
    }

    @PostMapping("/kiosks")
    String create(@RequestParam String name, Model model, RedirectAttributes redirect) {
        if (Kiosk.problem(name).isPresent()) {
            model.addAttribute("problem", Kiosk.problem(name).get());
            model.addAttribute("name", name);
            return "kiosk/new";
        }
        Kiosk kiosk = kiosks.register(name.strip());
        Said.on(redirect, t("“%s” is planned. A kiosk can join for it now.", kiosk.name()));
        return "redirect:/kiosks/" + kiosk.id();
    }

    @GetMapping("/kiosks/{id}")
    String kiosk(@PathVariable String id, Model model) {
        return page(id, "", model);
    }

    /// @param pinFault what is wrong with the PIN that was typed, empty for nothing
    private String page(String id, String pinFault, Model model) {
        model.addAttribute("row", row(id));
        model.addAttribute("troubles", panels.at(Panel.Place.KIOSK_TROUBLE, id));
        model.addAttribute("panels", panels.at(Panel.Place.KIOSK, id));
        model.addAttribute("tools", panels.at(Panel.Place.KIOSK_TOOLS, id));
        model.addAttribute("pinFault", pinFault);
        return "kiosk/kiosk";
    }

    @GetMapping("/live/kiosks/{id}")
    String liveKiosk(@PathVariable String id, Model model) {
        model.addAttribute("row", row(id));
        model.addAttribute("troubles", panels.at(Panel.Place.KIOSK_TROUBLE, id));
        model.addAttribute("panels", panels.at(Panel.Place.KIOSK, id));
        return "kiosk/facts";
    }

    @PostMapping("/kiosks/{id}/name")
    String rename(@PathVariable String id, @RequestParam String name, RedirectAttributes redirect) {
        KioskStatus status = row(id).status();
        Said.on(redirect, Kiosk.problem(name).orElseGet(() -> {
            kiosks.rename(status.kiosk().id(), name.strip());
            return t("The kiosk is now called “%s”.", name.strip());
        }));
        return "redirect:/kiosks/" + status.kiosk().id();
    }

    @PostMapping("/kiosks/{id}/staff-pin")
    String staffPin(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String pin,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        KioskId kiosk = row(id).status().kiosk().id();
        if (!StaffPins.isPin(pin.strip())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, t(StaffPins.RULE), model);
        }
        pins.set(kiosk, pin.strip(), who.getName());
        Said.on(redirect, t("The staff PIN is set. The kiosk learns it as soon as it is connected."));
        return "redirect:/kiosks/" + kiosk;
    }

    @PostMapping("/kiosks/{id}/no-staff-pin")
    String noStaffPin(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        KioskId kiosk = row(id).status().kiosk().id();
        pins.clear(kiosk, who.getName());
        Said.on(redirect, t("The staff PIN is taken away. The kiosk learns it as soon as it is connected."));
        return "redirect:/kiosks/" + kiosk;
    }

    private KioskRow row(String id) {
        return new KioskRow(fleet.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing), names);
    }
}
