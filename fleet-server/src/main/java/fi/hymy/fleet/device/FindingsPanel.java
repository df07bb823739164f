package fi.hymy.fleet.device;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On top of a kiosk's page: what its box says is wrong, the gravest first.
@Component
final class FindingsPanel implements Panel {
    private final HealthBook healths;

    FindingsPanel(HealthBook healths) {
        this.healths = healths;
    }

    @Override
    public Place place() {
        return Place.KIOSK_TROUBLE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Part> part(String subject) {
        return healths.find(new KioskId(subject))
                .map(HealthView::new)
                .filter(health -> !health.findings().isEmpty())
                .map(health -> new Part("device/findings", Map.of("health", health)));
    }
}
