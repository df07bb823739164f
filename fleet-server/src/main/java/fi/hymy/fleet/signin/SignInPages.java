package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The door itself: name and password, then a code where there is a second step.
@Controller
final class SignInPages {
    static final String CODE = "/sign-in/code";

    private final SecondSteps steps;
    private final Operators operators;
    private final SignInThrottle throttle;
    private final SignInPath path;
    private final Journal journal;
    private final Optional<String> provider;

    SignInPages(
            SecondSteps steps,
            Operators operators,
            SignInThrottle throttle,
            SignInPath path,
            Journal journal,
            ObjectProvider<OidcDoor> oidc) {
        this.steps = steps;
        this.operators = operators;
        this.throttle = throttle;
        this.path = path;
        this.journal = journal;
        provider = Optional.ofNullable(oidc.getIfAvailable()).map(OidcDoor::label);
    }

    @GetMapping("/sign-in")
    String signIn(
            Model model,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String stranger,
            @RequestParam(required = false) @Nullable String astray,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String chosen,
            @RequestParam(required = false) @Nullable Integer wait) {
        if (failed != null) {
            model.addAttribute("problem", t("That user name and password do not belong together."));
        } else if (stranger != null) {
            model.addAttribute("problem", t("You were not let in. Ask an admin whether you are invited."));
        } else if (astray != null) {
            model.addAttribute(
                    "problem", t("Signing in with %s did not work. Try again in a while.", provider.orElse("")));
        } else if (wait != null) {
            model.addAttribute("problem", t("Too many sign-ins failed. Try again in %s s.", wait));
        } else if (out != null) {
            model.addAttribute("note", t("You are signed out."));
        } else if (chosen != null) {
            model.addAttribute("note", t("Your password is set. Sign in with it."));
        }
        model.addAttribute("provider", provider.orElse(""));
        return "signin/signIn";
    }

    @GetMapping(CODE)
    String code(@AuthenticationPrincipal @Nullable Object who, Model model) {
        return who instanceof HalfSignedIn half ? form(half, null, model) : "redirect:/sign-in";
    }

    @PostMapping(CODE)
    String check(
            @AuthenticationPrincipal @Nullable Object who,
            @RequestParam String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(who instanceof HalfSignedIn half)) {
            return "redirect:/sign-in";
        }
        // As things are now: since the password was given, somebody may have been switched off.
        Optional<Operator> found = operators.withId(half.operator().id());
        if (found.isEmpty()) {
            request.getSession().invalidate();
            return "redirect:/sign-in?failed";
        }
        return check(half, found.get(), code, model, request, response);
    }

    private String check(
            HalfSignedIn half,
            Operator operator,
            String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = operator.userName().toLowerCase(Locale.ROOT) + " code";
        String address = request.getRemoteAddr();
        Duration wait = throttle.wait(name, address);
        if (wait.isPositive()) {
            return form(half, new TooManyTriesException(wait).inWords(), model);
        }
        if (!steps.takes(operator, code)) {
            throttle.failed(name, address);
            journal.failed(operator.userName(), Tongue.key("wrong code"), address);
            return form(half, t("That code is not right, or was used already. Wait for the next one."), model);
        }
        throttle.succeeded(name, address);
        return "redirect:" + path.arrive(operator, "password and code", request, response);
    }

    private String form(HalfSignedIn half, @Nullable String problem, Model model) {
        model.addAttribute("held", steps.of(half.operator()));
        model.addAttribute("problem", problem);
        return "signin/code";
    }
}
