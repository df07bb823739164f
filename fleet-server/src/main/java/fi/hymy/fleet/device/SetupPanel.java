package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: how its box should be set up, and how it is.
@Component
final class SetupPanel implements Panel {
    private final Twin twin;
    private final DeviceSetups setups;
    private final Times times;

    SetupPanel(Twin twin, DeviceSetups setups, Times times) {
        this.twin = twin;
        this.setups = setups;
        this.times = times;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Part> part(String subject) {
        KioskId kiosk = new KioskId(subject);
        var view = new SetupView(twin.find(kiosk), setups.find(kiosk), times.zone(), times.now());
        return Optional.of(new Part("device/setup", Map.of("view", view)));
    }
}
