package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: how far it has come, who took which step, and the picture of it on its wall.
@Component
final class LifePanel implements Panel {
    private static final int SHOWN = 8;

    private final Lives lives;
    private final Installing installing;

    LifePanel(Lives lives, Installing installing) {
        this.lives = lives;
        this.installing = installing;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public Optional<Part> part(String subject) {
        var kiosk = new KioskId(subject);
        return lives.find(kiosk).map(life -> {
            List<TakenStep> history = lives.history(kiosk);
            Optional<TakenStep> photo =
                    history.stream().filter(TakenStep::photo).findFirst();
            String position = photo.flatMap(step -> installing.position(kiosk, step.number()))
                    .orElse("");
            return new Part(
                    "lifecycle/panel",
                    Map.of(
                            "life",
                            life,
                            "history",
                            history.stream().limit(SHOWN).toList(),
                            "photo",
                            photo,
                            "position",
                            position));
        });
    }
}
