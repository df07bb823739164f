package fi.hymy.fleet.alert;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On top of a kiosk's page: the alarms about it, its site's among them.
@Component
final class AlertPanel implements Panel {
    private final AlertList list;

    AlertPanel(AlertList list) {
        this.list = list;
    }

    @Override
    public Place place() {
        return Place.KIOSK_TROUBLE;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<AlertRow> rows =
                list.openOf(new KioskId(subject)).stream().map(AlertRow::of).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Part("alert/panel", Map.of("rows", rows)));
    }
}
