package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: by which certificate it is known, and how to shut it out, let it join anew or replace it.
@Component
final class IdentityPanel implements Panel {
    private final Credentials credentials;
    private final InstantSource clock;

    IdentityPanel(Credentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.KIOSK_TOOLS;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Part> part(String subject) {
        Instant now = clock.instant();
        List<Credential> all = credentials.of(new KioskId(subject));
        Optional<Credential> good = all.stream()
                .filter(credential -> credential.isGood(now))
                .filter(credential -> credential.firstUsedAt().isPresent())
                .findFirst()
                .or(() -> all.stream()
                        .filter(credential -> credential.isGood(now))
                        .findFirst());
        return Optional.of(new Part(
                "enrolment/identity",
                Map.of("id", subject, "good", good, "last", all.stream().findFirst())));
    }
}
