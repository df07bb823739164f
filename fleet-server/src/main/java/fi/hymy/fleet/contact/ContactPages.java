package fi.hymy.fleet.contact;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SurveyId;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// People who want to be contacted, survey by survey.
@Controller
final class ContactPages {
    private static final int PAGE = 25;

    private final Contacts contacts;
    private final Erasure erasure;
    private final Versions versions;
    private final SurveyNames names;
    private final Kiosks kiosks;

    ContactPages(Contacts contacts, Erasure erasure, Versions versions, SurveyNames names, Kiosks kiosks) {
        this.contacts = contacts;
        this.erasure = erasure;
        this.versions = versions;
        this.names = names;
        this.kiosks = kiosks;
    }

    @GetMapping("/contacts/{survey}")
    String list(@PathVariable String survey, @RequestParam(defaultValue = "") String after, Model model) {
        SurveyId id = PageAddress.read(survey, SurveyId::new);
        if (versions.of(id).isEmpty()) {
            throw PageAddress.nothing();
        }
        List<Contact> found =
                contacts.newest(id, after.isEmpty() ? null : PageAddress.read(after, Cursor::read), PAGE + 1);
        Map<KioskId, String> known = new HashMap<>();
        List<Line> lines = found.stream()
                .limit(PAGE)
                .map(contact -> new Line(contact, known.computeIfAbsent(contact.kiosk(), this::name)))
                .toList();
        model.addAttribute(
                "view", new View(id, names.of(id), contacts.count(id), lines, !after.isEmpty(), more(found)));
        return "contact/list";
    }

    @PostMapping("/contacts/{survey}/{response}/erase")
    String erase(
            @PathVariable String survey, @PathVariable String response, Principal who, RedirectAttributes redirect) {
        SurveyId id = PageAddress.read(survey, SurveyId::new);
        if (!erasure.erase(PageAddress.read(response, ResponseId::parse), who.getName())) {
            throw PageAddress.nothing();
        }
        Said.on(redirect, t("The contact details are erased. The answers that came with them stay."));
        return "redirect:/contacts/" + id;
    }

    private static String more(List<Contact> found) {
        String next = Cursor.next(found, PAGE);
        return next == null ? "" : next;
    }

    /// As it is called now, or its id when it is known no more.
    private String name(KioskId kiosk) {
        return kiosks.find(kiosk).map(Kiosk::name).orElse(kiosk.value());
    }

    /// @param total that can be contacted
    /// @param later whether this is not the first page
    /// @param more the cursor of the next page, or empty
    record View(SurveyId survey, String name, long total, List<Line> lines, boolean later, String more) {}

    /// @param kiosk its name
    record Line(Contact contact, String kiosk) {}
}
