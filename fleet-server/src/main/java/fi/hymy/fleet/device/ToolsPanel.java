package fi.hymy.fleet.device;

import fi.hymy.fleet.web.Panel;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what can be asked of it now.
@Component
final class ToolsPanel implements Panel {
    @Override
    public Place place() {
        return Place.KIOSK_TOOLS;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Part> part(String subject) {
        return Optional.of(new Part("device/tools", Map.of("id", subject)));
    }
}
