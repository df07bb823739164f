package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.SurveyNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the first page: how the kiosks are, and which of them need somebody.
@Component
final class KioskOverview implements Panel {
    private static final int LISTED = 8;

    private final Fleet fleet;
    private final SurveyNames names;

    KioskOverview(Fleet fleet, SurveyNames names) {
        this.fleet = fleet;
        this.names = names;
    }

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<KioskStatus> all = fleet.all();
        List<KioskStatus> trouble = all.stream()
                .filter(KioskStatus::needsSomebody)
                .sorted(Comparator.comparing(KioskStatus::concern))
                .toList();
        Totals totals = new Totals(
                all.size(),
                all.stream().filter(KioskStatus::linked).count(),
                trouble.size(),
                all.stream().mapToLong(KioskStatus::unsent).sum(),
                all.stream()
                        .filter(status -> status.concern() == Concern.WRONG_CONTENT)
                        .count());
        List<KioskRow> rows = trouble.stream()
                .limit(LISTED)
                .map(status -> new KioskRow(status, names))
                .toList();
        return Optional.of(new Part("kiosk/overview", Map.of("totals", totals, "rows", rows)));
    }

    /// @param unsent answers that wait on kiosks
    record Totals(int kiosks, long linked, int trouble, long unsent, long wrongContent) {}
}
