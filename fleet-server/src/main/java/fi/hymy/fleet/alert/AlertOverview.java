package fi.hymy.fleet.alert;

import fi.hymy.fleet.web.Panel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On top of the first page: what needs somebody now, the worst first; quiet when all is well.
@Component
final class AlertOverview implements Panel {
    private static final int LISTED = 8;

    private final AlertList list;
    private final AlertRound round;

    AlertOverview(AlertList list, AlertRound round) {
        this.list = list;
        this.round = round;
    }

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public boolean keepsToSight() {
        return true;
    }

    @Override
    public Optional<Part> part(String subject) {
        if (!list.isAnyKiosk()) {
            return Optional.empty();
        }
        AlertList.Counts counts = list.counts();
        Map<String, Object> model = new HashMap<>();
        model.put("counts", counts);
        model.put("waiting", round.isWaiting());
        model.put(
                "rows",
                counts.open() == 0
                        ? List.of()
                        : list.worst(AlertList.Filter.OPEN, false, 0, LISTED).stream()
                                .map(AlertRow::of)
                                .toList());
        model.put("sites", counts.open() == 0 ? List.of() : list.sites(LISTED));
        return Optional.of(new Part("alert/overview", model));
    }
}
