package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Qr;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The authenticator app and the recovery codes. A secret that no code has shown to work stays in the
/// session.
@Controller
final class SecondStepPages {
    private static final String APP = "/account/app";
    private static final String SECRET = "hymy.secret";

    private final SecondSteps steps;
    private final Arrivals arrivals;
    private final Journal journal;

    SecondStepPages(SecondSteps steps, Arrivals arrivals, Journal journal) {
        this.steps = steps;
        this.arrivals = arrivals;
        this.journal = journal;
    }

    @GetMapping(APP)
    String app(@AuthenticationPrincipal Operator operator, Model model, HttpServletRequest request) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        return form(operator, null, model, request);
    }

    @PostMapping(APP)
    String setUp(
            @AuthenticationPrincipal Operator operator,
            @RequestParam String code,
            Model model,
            HttpServletRequest request) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        Optional<List<String>> codes = steps.setUpApp(operator, secret(request), code);
        if (codes.isEmpty()) {
            return form(operator, t("That code is not right. Is the clock of the phone right?"), model, request);
        }
        request.getSession().removeAttribute(SECRET);
        journal.changed(operator, Tongue.key("Set up an authenticator app."));
        return codes(codes.get(), model);
    }

    @PostMapping("/account/recovery-codes")
    String freshCodes(@AuthenticationPrincipal Operator operator, Model model, HttpServletRequest request) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        journal.changed(operator, Tongue.key("Made new recovery codes."));
        return codes(steps.freshRecoveryCodes(operator), model);
    }

    @PostMapping(APP + "/off")
    String off(@AuthenticationPrincipal Operator operator, HttpServletRequest request, RedirectAttributes redirect) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        steps.dropApp(operator);
        journal.changed(operator, Tongue.key("Took the authenticator app away."));
        Said.on(redirect, t("The authenticator app and its recovery codes are no longer asked for."));
        return "redirect:" + AccountPages.PAGE;
    }

    private static String form(Operator operator, @Nullable String problem, Model model, HttpServletRequest request) {
        String secret = secret(request);
        String address = Totp.address(operator.userName(), request.getServerName(), secret);
        model.addAttribute("qr", Qr.svg(address, t("QR code for the authenticator app")));
        model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("problem", problem);
        return "signin/app";
    }

    private static String codes(List<String> codes, Model model) {
        model.addAttribute("codes", codes);
        return "signin/codes";
    }

    private static String secret(HttpServletRequest request) {
        if (request.getSession().getAttribute(SECRET) instanceof String kept) {
            return kept;
        }
        String fresh = Totp.freshSecret();
        request.getSession().setAttribute(SECRET, fresh);
        return fresh;
    }
}
