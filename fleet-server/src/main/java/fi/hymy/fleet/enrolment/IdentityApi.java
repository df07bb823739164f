package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{id}")
@Tag(name = "enrolments")
final class IdentityApi {
    private final Kiosks kiosks;
    private final Credentials credentials;
    private final Revocation revocation;
    private final Claims claims;
    private final InstantSource clock;

    IdentityApi(Kiosks kiosks, Credentials credentials, Revocation revocation, Claims claims, InstantSource clock) {
        this.kiosks = kiosks;
        this.credentials = credentials;
        this.revocation = revocation;
        this.claims = claims;
        this.clock = clock;
    }

    @GetMapping("/certificates")
    @Operation(summary = "The certificates that a kiosk was given, the latest first")
    CertificatesJson certificates(@PathVariable String id) {
        Instant now = clock.instant();
        return new CertificatesJson(
                credentials.of(known(id)).stream()
                        .map(credential -> CertificateJson.of(credential, now))
                        .toList(),
                null);
    }

    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take back a kiosk's certificates: its connection ends, and it cannot come until it joins anew")
    void revoke(@PathVariable String id, Principal who) {
        revocation.revoke(known(id), who.getName());
    }

    @PostMapping("/replacement")
    @Operation(
            summary =
                    "Let the kiosk that shows this code take a broken one's place, survey and settings; the broken one is "
                            + "known no more, and its answers stay with the place")
    ReplacedJson replace(@PathVariable String id, @RequestBody ReplacementJson wish, Principal who) {
        KioskId old = known(id);
        if (claims.wait(who.getName()).isPositive()) {
            throw ApiProblem.tooMany("Too many codes were wrong.", claims.wait(who.getName()));
        }
        var claim = new Claims.Claim(wish.code(), wish.name() == null ? "" : wish.name(), null, old);
        return switch (claims.claim(claim, who.getName())) {
            case ClaimOutcome.Done(var kiosk) -> new ReplacedJson(kiosk.id().value(), kiosk.name(), id);
            case ClaimOutcome.Refused(var reason, var _) -> throw ApiProblem.conflict(reason);
        };
    }

    private KioskId known(String id) {
        KioskId kiosk = new KioskId(id);
        return kiosks.find(kiosk)
                .orElseThrow(() -> ApiProblem.notFound("kiosk", id))
                .id();
    }

    /// @param next always null: a kiosk has few
    record CertificatesJson(
            List<CertificateJson> items, @Nullable String next) {}

    /// @param serial 32 hex digits
    /// @param issuedBy the operator who claimed the kiosk, or the kiosk's id where it renewed its certificate
    /// @param endsAt when it ends because a newer one came into use
    /// @param good whether it lets the kiosk in now
    record CertificateJson(
            String serial,
            Instant issuedAt,
            String issuedBy,
            Instant expiresAt,
            @Nullable Instant firstUsedAt,
            @Nullable Instant endsAt,
            @Nullable Instant revokedAt,
            boolean good) {
        static CertificateJson of(Credential credential, Instant now) {
            return new CertificateJson(
                    credential.serial(),
                    credential.issuedAt(),
                    credential.issuedBy(),
                    credential.expiresAt(),
                    credential.firstUsedAt().orElse(null),
                    credential.endsAt().orElse(null),
                    credential.revoked().map(Credential.Revoked::at).orElse(null),
                    credential.isGood(now));
        }
    }

    /// @param code on the screen of the kiosk that takes the place
    /// @param name the broken one's when left out
    record ReplacementJson(String code, @Nullable String name) {}

    record ReplacedJson(String kiosk, String name, String replaced) {}
}
