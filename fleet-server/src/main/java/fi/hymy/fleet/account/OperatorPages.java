package fi.hymy.fleet.account;

import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who may sign in, and as what. A one-time password is shown once, by the answer itself: nothing keeps it.
@Controller
final class OperatorPages {
    private static final String PAGE = "/operators";

    private final Staff staff;

    OperatorPages(Staff staff) {
        this.staff = staff;
    }

    @GetMapping(PAGE)
    String list(Model model) {
        return page("", "", model);
    }

    @PostMapping(PAGE)
    String add(@RequestParam String name, @RequestParam String role, Principal who, Model model) {
        return shown(staff.add(name, role(role), who.getName()), name, model);
    }

    @PostMapping(PAGE + "/{id}/password")
    String password(@PathVariable String id, Principal who, Model model) {
        return shown(staff.newPassword(id, who.getName()), "", model);
    }

    @PostMapping(PAGE + "/{id}/role")
    String role(@PathVariable String id, @RequestParam String role, Principal who, RedirectAttributes redirect) {
        return said(staff.setRole(id, role(role), who.getName()), "is %s now", redirect);
    }

    @PostMapping(PAGE + "/{id}/off")
    String off(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.switchOff(id, who.getName()), "can sign in no more, and is signed out", redirect);
    }

    @PostMapping(PAGE + "/{id}/on")
    String on(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        return said(staff.switchOn(id, who.getName()), "can sign in again", redirect);
    }

    private static Role role(String text) {
        return Role.of(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static String said(Staff.Result result, String words, RedirectAttributes redirect) {
        Said.on(
                redirect,
                switch (result) {
                    case Staff.Result.Done(var member, var _) ->
                        "%s %s."
                                .formatted(
                                        member.userName(),
                                        words.formatted(member.role().one()));
                    case Staff.Result.Refused(var why) -> why;
                });
        return "redirect:" + PAGE;
    }

    private String shown(Staff.Result result, String name, Model model) {
        return switch (result) {
            case Staff.Result.Done(var member, var password) -> {
                model.addAttribute("issued", Optional.of(new Issued(member.userName(), password)));
                yield page("", "", model);
            }
            case Staff.Result.Refused(var why) -> page(why, name, model);
        };
    }

    private String page(String problem, String name, Model model) {
        model.addAttribute("members", staff.all());
        model.addAttribute("problem", problem);
        model.addAttribute("name", name);
        model.addAttribute("issued", model.getAttribute("issued") instanceof Optional<?> one ? one : Optional.empty());
        return "account/operators";
    }

    /// A password to hand over.
    record Issued(String userName, String password) {}
}
