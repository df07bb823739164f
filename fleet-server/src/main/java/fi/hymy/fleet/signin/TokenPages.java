package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Makes API tokens and takes them back. A new one is shown once, by the answer itself.
@Controller
final class TokenPages {
    private static final String PAGE = "/account/tokens";

    private final TokenDesk desk;
    private final Arrivals arrivals;

    TokenPages(TokenDesk desk, Arrivals arrivals) {
        this.desk = desk;
        this.arrivals = arrivals;
    }

    @GetMapping(PAGE + "/new")
    String wish(Model model, HttpServletRequest request) {
        return arrivals.isFresh(request) ? form("", Map.of(), "", model) : "redirect:" + AccountPages.AGAIN;
    }

    @PostMapping(PAGE)
    String make(
            @AuthenticationPrincipal Operator operator,
            @RequestParam String name,
            @RequestParam int days,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletRequest request) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        String scopes = Arrays.stream(Area.values())
                .map(Area::word)
                .map(area ->
                        Map.entry(area, Optional.ofNullable(fields.get(area)).orElse("")))
                .filter(wish -> !wish.getValue().isEmpty())
                .map(wish -> wish.getKey() + ":" + wish.getValue())
                .collect(Collectors.joining(" "));
        return switch (desk.make(operator, name, scopes, days)) {
            case TokenDesk.Result.Made(var issued) -> {
                model.addAttribute("issued", issued);
                yield "signin/token";
            }
            case TokenDesk.Result.Refused(var _, var why) -> form(name, fields, why, model);
        };
    }

    @PostMapping(PAGE + "/{id}/revoke")
    String revoke(@AuthenticationPrincipal Operator operator, @PathVariable String id, RedirectAttributes redirect) {
        Said.on(redirect, desk.revoke(operator, id) ? t("The token works no more.") : t("That token is gone already."));
        return "redirect:" + AccountPages.PAGE;
    }

    private static String form(String name, Map<String, String> chosen, String problem, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("chosen", chosen);
        model.addAttribute("problem", problem);
        return "signin/newToken";
    }
}
