package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Tongue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the pages' script asks about passkeys; it goes where the answer says.
@Controller
final class PasskeyPages {
    private static final String OWN = "/account/passkeys";
    private static final String DOOR = "/sign-in/passkey";
    private static final int LONGEST_LABEL = 60;

    private final PasskeyDesk desk;
    private final Passkeys passkeys;
    private final Arrivals arrivals;
    private final SignInThrottle throttle;
    private final SignInPath path;
    private final Journal journal;

    PasskeyPages(
            PasskeyDesk desk,
            Passkeys passkeys,
            Arrivals arrivals,
            SignInThrottle throttle,
            SignInPath path,
            Journal journal) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.arrivals = arrivals;
        this.throttle = throttle;
        this.path = path;
        this.journal = journal;
    }

    @PostMapping(path = OWN + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> adding(Authentication who, HttpServletRequest request) {
        return arrivals.isFresh(request)
                ? ResponseEntity.ok(desk.adding(who, request))
                : go(HttpStatus.FORBIDDEN, AccountPages.AGAIN);
    }

    @PostMapping(path = OWN, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> add(
            @AuthenticationPrincipal Operator operator,
            @RequestParam(defaultValue = "") String label,
            @RequestBody String answer,
            HttpServletRequest request) {
        String wanted = label.isBlank() ? Callers.device(request.getHeader("User-Agent")) : label.strip();
        if (!arrivals.isFresh(request)
                || !desk.add(wanted.substring(0, Math.min(LONGEST_LABEL, wanted.length())), answer, request)) {
            return ResponseEntity.unprocessableContent().build();
        }
        journal.changed(operator, Tongue.key("Added a passkey."));
        return go(HttpStatus.OK, AccountPages.PAGE);
    }

    @PostMapping(OWN + "/{id}/remove")
    String remove(
            @AuthenticationPrincipal Operator operator,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!arrivals.isFresh(request)) {
            return "redirect:" + AccountPages.AGAIN;
        }
        if (passkeys.remove(operator, id)) {
            journal.changed(operator, Tongue.key("Removed a passkey."));
        }
        Said.on(redirect, t("The passkey lets nobody in any more. Take it off your device, too."));
        return "redirect:" + AccountPages.PAGE;
    }

    @PostMapping(path = DOOR + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> asking(@CurrentSecurityContext SecurityContext context, HttpServletRequest request) {
        Authentication who = context.getAuthentication();
        return who == null ? ResponseEntity.badRequest().build() : ResponseEntity.ok(desk.asking(who, request));
    }

    @PostMapping(path = DOOR, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> signIn(
            @RequestBody String answer, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        Duration wait = throttle.wait("passkey", address);
        if (wait.isPositive()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        Optional<Operator> owner = desk.owner(answer, request);
        if (owner.isEmpty()) {
            throttle.failed("passkey", address);
            journal.failed("", Tongue.key("passkey refused"), address);
            return ResponseEntity.unprocessableContent().build();
        }
        return go(HttpStatus.OK, path.arrive(owner.get(), "passkey", request, response));
    }

    private static ResponseEntity<String> go(HttpStatus status, String page) {
        return ResponseEntity.status(status).header("X-Go", page).body("{}");
    }
}
