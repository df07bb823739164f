package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/enrolments")
@Tag(name = "enrolments")
final class EnrolmentApi {
    private static final int MOST_CLAIMS = 1000;

    private final Tickets tickets;
    private final Claims claims;
    private final ServerIdentity identity;
    private final Addresses addresses;

    EnrolmentApi(Tickets tickets, Claims claims, ServerIdentity identity, Addresses addresses) {
        this.tickets = tickets;
        this.claims = claims;
        this.identity = identity;
        this.addresses = addresses;
    }

    @GetMapping
    @Operation(summary = "Kiosks that wait to be claimed, the latest first")
    PageJson<TicketJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<Ticket> found = paging.after(2, EnrolmentApi::spot)
                .map(spot -> tickets.waiting(spot, paging.oneMore()))
                .orElseGet(() -> tickets.waiting(paging.oneMore()));
        return PageJson.of(
                found,
                paging,
                TicketJson::of,
                ticket -> Paging.cursor(
                        ticket.openedAt().toEpochMilli(), ticket.code().digits()));
    }

    private static Tickets.Spot spot(List<String> parts) {
        return new Tickets.Spot(Long.parseLong(parts.getFirst()), new Code(parts.getLast()));
    }

    @GetMapping("/authority")
    @Operation(summary = "Who signs for this fleet's kiosks, and the text that tells a kiosk where to join")
    AuthorityJson authority(HttpServletRequest request) {
        return new AuthorityJson(
                identity.ca().fingerprint(), Pem.of(identity.ca().certificate()), addresses.joinText(request));
    }

    @PostMapping("/claims")
    @Operation(
            summary =
                    "Take kiosks into the fleet by the codes on their screens (at most 1000 at once); claiming again what "
                            + "one has claimed is harmless")
    ClaimsJson claim(@RequestBody WishJson wish, Principal who) {
        if (wish.claims().isEmpty() || wish.claims().size() > MOST_CLAIMS) {
            throw new IllegalArgumentException("1 to %d claims at once".formatted(MOST_CLAIMS));
        }
        if (claims.wait(who.getName()).isPositive()) {
            throw ApiProblem.tooMany("Too many codes were wrong.", claims.wait(who.getName()));
        }
        List<ClaimedJson> claimed = new ArrayList<>();
        List<RefusedJson> refused = new ArrayList<>();
        for (ClaimJson claim : wish.claims()) {
            switch (claims.claim(claim.checked(), who.getName())) {
                case ClaimOutcome.Done(var kiosk) ->
                    claimed.add(new ClaimedJson(claim.code(), kiosk.id().value(), kiosk.name()));
                case ClaimOutcome.Refused(var reason, var _) -> refused.add(new RefusedJson(claim.code(), reason));
            }
        }
        return new ClaimsJson(claimed, refused);
    }

    /// @param address where the kiosk asked from
    /// @param expiresAt when its code ends
    record TicketJson(
            String code, String appVersion, String hardware, String address, Instant openedAt, Instant expiresAt) {
        static TicketJson of(Ticket ticket) {
            return new TicketJson(
                    ticket.code().shown(),
                    ticket.appVersion(),
                    ticket.hardware(),
                    ticket.address(),
                    ticket.openedAt(),
                    ticket.expiresAt());
        }
    }

    /// @param fingerprint SHA-256 of the certificate, 64 hex digits
    /// @param certificate PEM
    /// @param join what a kiosk is told: by its settings, by a file, or by a code to scan
    record AuthorityJson(String fingerprint, String certificate, String join) {}

    record WishJson(List<ClaimJson> claims) {}

    /// @param name of a new kiosk; may be left out with `kiosk` or `replaces`
    /// @param kiosk a registered kiosk that this one is to be
    /// @param replaces a kiosk whose place and content this one takes, and which is then known no more
    record ClaimJson(
            String code,
            @Nullable String name,
            @Nullable String kiosk,
            @Nullable String replaces) {
        Claims.Claim checked() {
            return new Claims.Claim(
                    code,
                    name == null ? "" : name,
                    kiosk == null ? null : new KioskId(kiosk),
                    replaces == null ? null : new KioskId(replaces));
        }
    }

    record ClaimsJson(List<ClaimedJson> claimed, List<RefusedJson> refused) {}

    record ClaimedJson(String code, String kiosk, String name) {}

    record RefusedJson(String code, String reason) {}
}
