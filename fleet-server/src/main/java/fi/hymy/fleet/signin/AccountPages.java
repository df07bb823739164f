package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One's own account: by what one signs in, and where one is signed in.
@Controller
final class AccountPages {
    static final String PAGE = "/account";
    static final String PASSWORD = PAGE + "/password";
    static final String AGAIN = PAGE + "/again";

    private final AccountDesk desk;
    private final PasswordChange change;
    private final OperatorSignIn door;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Journal journal;

    AccountPages(
            AccountDesk desk,
            PasswordChange change,
            OperatorSignIn door,
            Arrivals arrivals,
            Sessions sessions,
            Journal journal) {
        this.desk = desk;
        this.change = change;
        this.door = door;
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.journal = journal;
    }

    @GetMapping(PAGE)
    String account(@AuthenticationPrincipal Operator operator, Model model, HttpServletRequest request) {
        model.addAttribute("desk", desk.of(operator, request));
        return "signin/account";
    }

    @GetMapping(PASSWORD)
    String password(@AuthenticationPrincipal Operator operator, Model model) {
        model.addAttribute("form", new PasswordForm(!operator.mustChange(), null));
        return operator.mustChange() ? "signin/password" : "signin/newPassword";
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
                ? change.change(operator.userName(), current, chosen, request.getRemoteAddr())
                : Optional.of(t("The two new passwords differ."));
        if (problem.isPresent()) {
            model.addAttribute("form", new PasswordForm(!operator.mustChange(), problem.get()));
            return operator.mustChange() ? "signin/password" : "signin/newPassword";
        }
        var changed = new Operator(operator.id(), operator.userName(), false, operator.role());
        arrivals.stayHereOnly(changed, request, response);
        journal.changed(operator, Tongue.key("Changed the password."));
        Said.on(redirect, t("The password is changed. Sessions elsewhere were ended."));
        return "redirect:" + (operator.mustChange() ? "/" : PAGE);
    }

    /// Before one changes by what one signs in, one shows again who sits here.
    @GetMapping(AGAIN)
    String again(Model model) {
        return again(null, model);
    }

    @PostMapping(AGAIN)
    String again(
            @AuthenticationPrincipal Operator operator,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        try {
            if (!door.isRight(operator, password, request.getRemoteAddr())) {
                return again(t("That is not your password."), model);
            }
        } catch (TooManyTriesException e) {
            return again(e.inWords(), model);
        }
        arrivals.shownAgain(request);
        Said.on(redirect, t("Thank you. You can change how you sign in now."));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/sessions/{handle}/end")
    String end(@AuthenticationPrincipal Operator operator, @PathVariable String handle, RedirectAttributes redirect) {
        boolean ended = sessions.end(operator, handle);
        if (ended) {
            journal.changed(operator, Tongue.key("Ended a session."));
        }
        Said.on(redirect, ended ? t("That session is ended.") : t("That session had ended already."));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/sessions/end-others")
    String endOthers(
            @AuthenticationPrincipal Operator operator, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(operator, request.getSession().getId());
        journal.changed(operator, Tongue.key("Ended all other sessions."));
        Said.on(redirect, t("You are signed in here only."));
        return "redirect:" + PAGE;
    }

    private static String again(@Nullable String problem, Model model) {
        model.addAttribute("problem", problem);
        return "signin/again";
    }
}
