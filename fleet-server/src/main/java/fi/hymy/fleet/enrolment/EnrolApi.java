package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a kiosk that nobody knows asks to join.
@RestController
@Hidden
final class EnrolApi {
    private static final int POLL_SECONDS = 2;
    private static final Duration FULL_FOR = Duration.ofMinutes(1);
    /// This machine itself is not limited: a proxy on it speaks for many. Others of its loopback network are.
    private static final Set<String> ITSELF = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    private final Tickets tickets;
    private final Credentials credentials;
    private final Addresses addresses;
    private final DevicesSettings settings;
    private final BrokerAddress broker;
    private final Allowance asks;

    EnrolApi(
            Tickets tickets,
            Credentials credentials,
            Addresses addresses,
            DevicesSettings settings,
            BrokerAddress broker,
            InstantSource clock) {
        this.tickets = tickets;
        this.credentials = credentials;
        this.addresses = addresses;
        this.settings = settings;
        this.broker = broker;
        this.asks = new Allowance(
                settings.asksPerMinute(), Duration.ofMinutes(1).dividedBy(settings.asksPerMinute()), clock);
    }

    /// 201 with a new ticket, or 200 with the one that this key has.
    @PostMapping("/enrol")
    ResponseEntity<AskedJson> ask(HttpServletRequest request) throws IOException {
        String address = request.getRemoteAddr();
        if (!ITSELF.contains(address) && !asks.take(address)) {
            throw ApiProblem.tooMany("Too many kiosks ask from this address.", asks.wait(address));
        }
        SmallJson body = SmallJson.read(request);
        SigningRequest csr = body.request();
        Optional<Ticket> known = tickets.living(csr.keyHash());
        if (known.isEmpty() && tickets.waiting() >= settings.openTickets()) {
            throw ApiProblem.tooMany("Too many kiosks wait to be claimed.", FULL_FOR);
        }
        Ticket ticket = known.orElseGet(
                () -> tickets.open(new Tickets.Wish(csr, body.words("appVersion"), body.words("hardware"), address)));
        return ResponseEntity.status(known.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new AskedJson(
                        ticket.ticket(),
                        ticket.code().shown(),
                        ticket.expiresAt(),
                        POLL_SECONDS,
                        addresses.claimUrl(request, ticket.code())));
    }

    @GetMapping("/enrol/{ticket}")
    StateJson find(@PathVariable String ticket) {
        Ticket found = tickets.find(ticket).orElseThrow(() -> ApiProblem.notFound("ticket", "…"));
        return found.claim()
                .flatMap(claim -> credentials.find(claim.serial()))
                .map(credential -> new StateJson(
                        "claimed", null, null, credential.kiosk().value(), credentials.chain(credential), broker.now()))
                .orElseGet(() -> new StateJson("waiting", found.code().shown(), found.expiresAt(), null, null, null));
    }

    record AskedJson(String ticket, String code, Instant expiresAt, int pollSeconds, String claimUrl) {
        @Override
        public String toString() {
            return "AskedJson[…]";
        }
    }

    /// @param mqtt where to connect once claimed
    record StateJson(
            String state,
            @Nullable String code,
            @Nullable Instant expiresAt,
            @Nullable String kiosk,
            @Nullable String chain,
            BrokerAddress.@Nullable MqttJson mqtt) {}
}
