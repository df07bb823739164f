package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a link leads by which an operator chooses a password. To look at it does not use it up.
@Controller
final class WelcomePages {
    static final String PAGE = "/welcome";

    private final SignInLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final WriterDb writer;
    private final Journal journal;

    WelcomePages(SignInLinks links, Passwords passwords, Sessions sessions, WriterDb writer, Journal journal) {
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.writer = writer;
        this.journal = journal;
    }

    @GetMapping(PAGE + "/{token}")
    String welcome(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Operator> holder = links.holder(token);
        return holder.isPresent() ? form(holder.get(), token, null, model) : gone(response);
    }

    @PostMapping(PAGE + "/{token}")
    String choose(
            @PathVariable String token,
            @RequestParam String chosen,
            @RequestParam String again,
            Model model,
            HttpServletResponse response) {
        Optional<Operator> holder = links.holder(token);
        if (holder.isEmpty()) {
            return gone(response);
        }
        Operator operator = holder.get();
        Optional<String> problem = chosen.equals(again)
                ? PasswordRules.problem(operator.userName(), chosen)
                : Optional.of(t("The two passwords differ."));
        if (problem.isPresent()) {
            return form(operator, token, problem.get(), model);
        }
        return set(token, operator, chosen) ? "redirect:/sign-in?chosen" : gone(response);
    }

    private boolean set(String token, Operator operator, String chosen) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            if (!links.use(token)) {
                return false;
            }
            passwords.set(operator, chosen, false);
            sessions.endAll(operator);
            journal.changed(operator, Tongue.key("Chose a password by a link."));
            return true;
        }));
    }

    private static String form(Operator operator, String token, @Nullable String problem, Model model) {
        model.addAttribute("operator", operator);
        model.addAttribute("token", token);
        model.addAttribute("problem", problem);
        return "signin/welcome";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "signin/gone";
    }
}
