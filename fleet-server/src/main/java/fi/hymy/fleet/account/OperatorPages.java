package fi.hymy.fleet.account;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Who may sign in, and as what. A link is shown once, by the answer itself: nothing keeps it.
@Controller
final class OperatorPages {
    private static final String PAGE = "/operators";

    private final Staff staff;
    private final Scopes scopes;
    private final AccessDesk desk;

    OperatorPages(Staff staff, Scopes scopes, AccessDesk desk) {
        this.staff = staff;
        this.scopes = scopes;
        this.desk = desk;
    }

    @GetMapping(PAGE)
    String list(Model model) {
        return page("", "", model);
    }

    @PostMapping(PAGE)
    String add(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(defaultValue = "true") boolean whole,
            Principal who,
            Model model) {
        Staff.Result result = staff.add(name, role(role), who.getName());
        if (!whole && result instanceof Staff.Result.Done(var member, var _)) {
            // Nothing at all, until places are chosen.
            scopes.set(member.id(), new Scopes.Scope(!member.role().canBeScoped(), true, Set.of()));
        }
        return shown(result, name, model);
    }

    @PostMapping(PAGE + "/{id}/link")
    String link(@PathVariable String id, Principal who, Model model) {
        return shown(staff.newLink(id, who.getName()), "", model);
    }

    @PostMapping(PAGE + "/{id}/take-back")
    String takeBack(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.takeBack(id, who.getName()), key("%s cannot use that link any more."), redirect);
    }

    @PostMapping(PAGE + "/{id}/second-step")
    String dropSecondStep(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.dropSecondStep(id, who.getName()), key("%s signs in by password alone now."), redirect);
    }

    @PostMapping(PAGE + "/{id}/role")
    String role(@PathVariable String id, @RequestParam String role, Principal who, RedirectAttributes redirect) {
        return said(staff.setRole(id, role(role), who.getName()), key("%s is %s now."), redirect);
    }

    @PostMapping(PAGE + "/{id}/off")
    String off(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.switchOff(id, who.getName()), key("%s can sign in no more, and is signed out."), redirect);
    }

    @PostMapping(PAGE + "/{id}/on")
    String on(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.switchOn(id, who.getName()), key("%s can sign in again."), redirect);
    }

    private static Role role(String text) {
        return Role.of(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static String said(Staff.Result result, String words, RedirectAttributes redirect) {
        Said.on(
                redirect,
                switch (result) {
                    case Staff.Result.Done(var member, var _) ->
                        t(words, member.userName(), t(member.role().one()));
                    case Staff.Result.Refused(var why) -> why;
                });
        return "redirect:" + PAGE;
    }

    private String shown(Staff.Result result, String name, Model model) {
        return switch (result) {
            case Staff.Result.Done(var member, var invitation) -> {
                model.addAttribute("issued", Optional.of(Issued.of(member, Objects.requireNonNull(invitation))));
                yield page("", "", model);
            }
            case Staff.Result.Refused(var why) -> page(why, name, model);
        };
    }

    private String page(String problem, String name, Model model) {
        model.addAttribute("members", staff.all());
        model.addAttribute("reach", reach());
        model.addAttribute("standings", staff.standings());
        model.addAttribute("problem", problem);
        model.addAttribute("name", name);
        model.addAttribute("issued", model.getAttribute("issued") instanceof Optional<?> one ? one : Optional.empty());
        return "account/operators";
    }

    /// How far each operator sees, in words, by id.
    private Map<String, Reach> reach() {
        Map<String, Place> known = desk.known();
        return scopes.all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> new Reach(
                                one.getValue().whole(),
                                desk.words(one.getValue(), known),
                                one.getValue().contacts())));
    }

    /// @param places their names
    record Reach(boolean whole, String places, boolean contacts) {}

    /// A link to hand over.
    ///
    /// @param href whole, at the address by which this page was asked for
    record Issued(String userName, String href, Instant until, boolean mailed) {
        private static Issued of(Staff.Member member, Entry.Invitation invitation) {
            String href = ServletUriComponentsBuilder.fromCurrentContextPath()
                    .path(invitation.path())
                    .toUriString();
            return new Issued(member.userName(), href, invitation.until(), invitation.mailed());
        }
    }
}
