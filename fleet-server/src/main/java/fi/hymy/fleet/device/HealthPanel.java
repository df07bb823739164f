package fi.hymy.fleet.device;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page, once it said how it is.
@Component
final class HealthPanel implements Panel {
    private final HealthBook healths;

    HealthPanel(HealthBook healths) {
        this.healths = healths;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Part> part(String subject) {
        return healths.find(new KioskId(subject))
                .map(health -> new Part("device/health", Map.of("health", new HealthView(health))));
    }
}
