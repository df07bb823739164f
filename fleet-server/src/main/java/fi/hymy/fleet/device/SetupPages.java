package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The form of a kiosk's settings.
@Controller
final class SetupPages {
    private final Kiosks kiosks;
    private final DeviceSetups setups;
    private final Times times;

    SetupPages(Kiosks kiosks, DeviceSetups setups, Times times) {
        this.kiosks = kiosks;
        this.setups = setups;
        this.times = times;
    }

    @GetMapping("/kiosks/{id}/settings")
    String edit(@PathVariable String id, Model model) {
        Kiosk kiosk = kiosk(kiosks, id);
        DeviceSetup now = setups.find(kiosk.id()).map(DeviceSetups.Saved::setup).orElse(DeviceSetup.USUAL);
        return form(kiosk, SetupForm.of(now, times.zone(), times.now()), List.of(), model);
    }

    @PostMapping("/kiosks/{id}/settings")
    String save(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Kiosk kiosk = kiosk(kiosks, id);
        SetupForm form = SetupForm.of(fields);
        return switch (form.read(times.now())) {
            case SetupForm.Reading.Bad(var faults) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(kiosk, form, faults, model);
            }
            case SetupForm.Reading.Good(var setup) -> {
                setups.save(kiosk.id(), setup, who.getName());
                Said.on(redirect, t("The settings are saved. The kiosk learns them as soon as it is connected."));
                yield "redirect:/kiosks/" + kiosk.id();
            }
        };
    }

    private static String form(Kiosk kiosk, SetupForm form, List<Fault> faults, Model model) {
        model.addAttribute("editor", new SetupEditor(kiosk.id().value(), kiosk.name(), form, faults));
        return "device/edit";
    }

    static Kiosk kiosk(Kiosks kiosks, String id) {
        return kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
    }
}
