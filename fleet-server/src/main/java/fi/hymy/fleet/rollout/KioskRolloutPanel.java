package fi.hymy.fleet.rollout;

import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what rollouts came to with it.
@Component
final class KioskRolloutPanel implements Panel {
    private static final int LISTED = 5;

    private final RolloutList list;
    private final Times times;

    KioskRolloutPanel(RolloutList list, Times times) {
        this.list = list;
        this.times = times;
    }

    /// @param account in a sentence
    record Row(Rollout rollout, KioskState state, String account) {}

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public String leadsTo() {
        return "/rollouts";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<Row> rows = list.ofKiosk(subject, LISTED).stream()
                .map(part -> new Row(
                        part.rollout(),
                        part.member().state(),
                        RolloutView.account(part.rollout(), part.member(), times)))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Part("rollout/kiosk", Map.of("rows", rows)));
    }
}
