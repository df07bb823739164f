package fi.hymy.fleet.account;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One operator's role, and how far that one sees; and what each role may do.
@Controller
final class OperatorAccessPages {
    private final Staff staff;
    private final Scopes scopes;
    private final AccessDesk desk;
    private final Places places;
    private final Rules rules;

    OperatorAccessPages(Staff staff, Scopes scopes, AccessDesk desk, Places places, Rules rules) {
        this.staff = staff;
        this.scopes = scopes;
        this.desk = desk;
        this.places = places;
        this.rules = rules;
    }

    @GetMapping("/operators/roles")
    String roles(Model model) {
        model.addAttribute("areas", Area.all(rules));
        return "account/roles";
    }

    @GetMapping("/operators/{id}")
    String operator(@PathVariable String id, Model model) {
        Staff.Member member = staff.find(id).orElseThrow(PageAddress::nothing);
        return page(member, member.role(), scopes.scope(id), "", model);
    }

    @PostMapping("/operators/{id}")
    String save(
            @PathVariable String id,
            @RequestParam String role,
            @RequestParam(defaultValue = "true") boolean whole,
            @RequestParam(defaultValue = "false") boolean contacts,
            @RequestParam(required = false, name = "place") @Nullable List<String> chosen,
            Principal who,
            Model model,
            RedirectAttributes redirect) {
        Staff.Member member = staff.find(id).orElseThrow(PageAddress::nothing);
        Role wanted = PageAddress.read(role, text -> Role.of(text).orElseThrow(IllegalArgumentException::new));
        var scope = new Scopes.Scope(whole, contacts, chosen == null || whole ? Set.of() : Set.copyOf(chosen));
        return switch (desk.set(id, wanted, scope, who.getName())) {
            case Staff.Result.Refused(var why) -> page(member, wanted, scope, why, model);
            case Staff.Result.Done _ -> {
                Said.on(
                        redirect,
                        t(
                                "%s is %s now, and sees: %s.",
                                member.userName(), t(wanted.one()), desk.words(scopes.scope(id))));
                yield "redirect:/operators";
            }
        };
    }

    private String page(Staff.Member member, Role role, Scopes.Scope scope, String problem, Model model) {
        model.addAttribute("member", member);
        model.addAttribute("role", role);
        model.addAttribute("scope", scope);
        model.addAttribute("problem", problem);
        model.addAttribute("roots", PlaceNode.tree(places.all(), scope.places()));
        return "account/operator";
    }
}
