package fi.hymy.fleet.enrolment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a person takes a kiosk into the fleet, by the code on its screen.
@Controller
final class JoinPages {
    private static final int LISTED = 50;

    private final Tickets tickets;
    private final Claims claims;
    private final Kiosks kiosks;
    private final Addresses addresses;
    private final ServerIdentity identity;

    JoinPages(Tickets tickets, Claims claims, Kiosks kiosks, Addresses addresses, ServerIdentity identity) {
        this.tickets = tickets;
        this.claims = claims;
        this.kiosks = kiosks;
        this.addresses = addresses;
        this.identity = identity;
    }

    /// For whom a kiosk is meant, when the person came from a kiosk's page.
    ///
    /// @param planned the registered kiosk that it is to be
    /// @param replaced the broken kiosk whose place it takes
    record Meant(@Nullable Kiosk planned, @Nullable Kiosk replaced) {
        /// To be carried on in addresses.
        String query() {
            return planned != null ? "?kiosk=" + planned.id() : replaced != null ? "?replaces=" + replaced.id() : "";
        }
    }

    @GetMapping("/join")
    String join(
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String replaces,
            Model model,
            HttpServletRequest request) {
        return form(meant(kiosk, replaces), "", "", model, request);
    }

    @GetMapping("/live/join")
    String waiting(
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String replaces,
            Model model) {
        model.addAttribute("meant", meant(kiosk, replaces));
        model.addAttribute("waiting", tickets.waiting(LISTED));
        return "enrolment/waiting";
    }

    /// Goes on to what the kiosk says of itself.
    @PostMapping("/join")
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String replaces,
            Principal who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Meant meant = meant(kiosk, replaces);
        return switch (claims.look(code, who.getName())) {
            case Claims.Seen.Found(var ticket) ->
                "redirect:/join/" + ticket.code().digits() + meant.query();
            case Claims.Seen.Nothing(var why) -> {
                refuse(response, who, HttpStatus.UNPROCESSABLE_CONTENT);
                yield form(meant, code, why, model, request);
            }
        };
    }

    @GetMapping("/join/{code}")
    String ticket(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String replaces,
            Principal who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Meant meant = meant(kiosk, replaces);
        return switch (claims.look(code, who.getName())) {
            case Claims.Seen.Found(var ticket) -> page(ticket, meant, "", "", model);
            case Claims.Seen.Nothing(var why) -> {
                refuse(response, who, HttpStatus.NOT_FOUND);
                yield form(meant, code, why, model, request);
            }
        };
    }

    @PostMapping("/join/{code}")
    String claim(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kiosk,
            @RequestParam(defaultValue = "") String replaces,
            Principal who,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        Meant meant = meant(kiosk, replaces);
        var claim = new Claims.Claim(
                code,
                name,
                meant.planned() == null ? null : meant.planned().id(),
                meant.replaced() == null ? null : meant.replaced().id());
        return switch (claims.claim(claim, who.getName())) {
            case ClaimOutcome.Done(var joined) -> {
                Said.on(redirect, t("“%s” has joined. It connects within a few seconds.", joined.name()));
                yield "redirect:/kiosks/" + joined.id();
            }
            case ClaimOutcome.Refused(var why, var _) -> {
                refuse(response, who, HttpStatus.UNPROCESSABLE_CONTENT);
                yield Code.read(code)
                        .flatMap(tickets::find)
                        .filter(ticket -> ticket.claim().isEmpty())
                        .map(ticket -> page(ticket, meant, name, why, model))
                        .orElseGet(() -> form(meant, code, why, model, request));
            }
        };
    }

    /// @param usual unless it was tried too often
    private void refuse(HttpServletResponse response, Principal who, HttpStatus usual) {
        Duration wait = claims.wait(who.getName());
        if (wait.isPositive()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        } else {
            response.setStatus(usual.value());
        }
    }

    private String page(Ticket ticket, Meant meant, String name, String problem, Model model) {
        model.addAttribute("ticket", ticket);
        model.addAttribute("meant", meant);
        model.addAttribute("name", name);
        model.addAttribute("problem", problem);
        return "enrolment/claim";
    }

    private String form(Meant meant, String code, String problem, Model model, HttpServletRequest request) {
        model.addAttribute("meant", meant);
        model.addAttribute("code", code);
        model.addAttribute("problem", problem);
        model.addAttribute("waiting", tickets.waiting(LISTED));
        model.addAttribute("joinText", addresses.joinText(request));
        model.addAttribute("scanText", addresses.scanText(request));
        model.addAttribute("fingerprint", identity.ca().fingerprint());
        return "enrolment/join";
    }

    private Meant meant(String planned, String replaced) {
        return new Meant(
                kiosk(planned).orElse(null), planned.isEmpty() ? kiosk(replaced).orElse(null) : null);
    }

    private Optional<Kiosk> kiosk(String id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing));
    }
}
