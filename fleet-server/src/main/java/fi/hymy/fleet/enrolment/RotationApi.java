package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a kiosk fetches its next certificate with the one that it has.
@RestController
@Hidden
final class RotationApi {
    private static final int MAX_UNUSED = 5;
    private static final Duration LATER = Duration.ofHours(1);

    private final Credentials credentials;
    private final InstantSource clock;

    RotationApi(Credentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /// A kiosk that did not hear the answer asks again with the same key, and gets the same.
    @PostMapping("/device/certificate")
    @ResponseStatus(HttpStatus.CREATED)
    ChainJson renew(HttpServletRequest request, Principal who) throws IOException {
        SigningRequest csr = SmallJson.read(request).request();
        KioskId kiosk = new KioskId(who.getName());
        Instant now = clock.instant();
        List<Credential> unused = credentials.of(kiosk).stream()
                .filter(credential -> credential.firstUsedAt().isEmpty() && credential.isGood(now))
                .toList();
        Optional<Credential> same = unused.stream()
                .filter(credential -> credential.keyHash().equals(csr.keyHash()))
                .findFirst();
        if (same.isEmpty() && unused.size() >= MAX_UNUSED) {
            throw ApiProblem.tooMany("This kiosk has certificates that it never used.", LATER);
        }
        return new ChainJson(
                credentials.chain(same.orElseGet(() -> credentials.issued(kiosk, csr.key(), kiosk.value()))));
    }

    record ChainJson(String chain) {}
}
