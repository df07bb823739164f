package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Said;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sign-in and one's own account.
@Controller
final class AccountPages {
    static final String PASSWORD = "/account/password";

    private final PasswordChange change;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    AccountPages(PasswordChange change, FindByIndexNameSessionRepository<?> sessions) {
        this.change = change;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String signIn(
            Model model,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable Integer wait) {
        if (failed != null) {
            model.addAttribute("problem", "That user name and password do not belong together.");
        } else if (wait != null) {
            model.addAttribute("problem", "Too many sign-ins failed. Try again in %d s.".formatted(wait));
        } else if (out != null) {
            model.addAttribute("note", "You are signed out.");
        }
        return "signin/signIn";
    }

    @GetMapping("/account")
    String account(Model model) {
        model.addAttribute("form", new PasswordForm(true, null));
        return "signin/account";
    }

    @GetMapping(PASSWORD)
    String password(@AuthenticationPrincipal Operator operator, Model model) {
        if (!operator.mustChange()) {
            return "redirect:/account";
        }
        model.addAttribute("form", new PasswordForm(false, null));
        return "signin/password";
    }

    @PostMapping(PASSWORD)
    String changePassword(
            @AuthenticationPrincipal Operator operator,
            @RequestParam(required = false) @Nullable String current,
            @RequestParam String chosen,
            @RequestParam String again,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> problem = chosen.equals(again)
                ? change.change(operator.userName(), current, chosen)
                : Optional.of("The two new passwords differ.");
        if (problem.isPresent()) {
            model.addAttribute("form", new PasswordForm(!operator.mustChange(), problem.get()));
            return operator.mustChange() ? "signin/password" : "signin/account";
        }
        stayInHereOnly(operator, request, response);
        Said.on(redirect, "The password is changed. Sessions elsewhere were ended.");
        return "redirect:/";
    }

    /// This session goes on under a new id and without the duty to change; all others of the operator end.
    private void stayInHereOnly(Operator operator, HttpServletRequest request, HttpServletResponse response) {
        sessions.findByPrincipalName(operator.userName()).keySet().stream()
                .filter(id -> !id.equals(request.getSession().getId()))
                .forEach(sessions::deleteById);
        request.changeSessionId();
        Operator changed = new Operator(operator.id(), operator.userName(), false, operator.role());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(changed, null, changed.authorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
