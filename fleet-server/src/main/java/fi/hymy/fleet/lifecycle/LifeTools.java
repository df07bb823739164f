package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: the next step, and what box it is.
@Component
final class LifeTools implements Panel {
    private final Lives lives;

    LifeTools(Lives lives) {
        this.lives = lives;
    }

    @Override
    public Place place() {
        return Place.KIOSK_TOOLS;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Part> part(String subject) {
        return lives.find(new KioskId(subject)).map(life -> new Part("lifecycle/tools", Map.of("life", life)));
    }
}
