package fi.hymy.fleet.site;

import fi.hymy.fleet.kiosk.KioskFilter;
import fi.hymy.protocol.id.KioskId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells the registry of kiosks which of them a query means, and where they stand.
@Component
final class KiosksByPlace implements KioskFilter {
    private final KioskQueries queries;
    private final InstantSource clock;

    KiosksByPlace(KioskQueries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Reading read(String query) {
        return switch (KioskQuery.read(query)) {
            case KioskQuery.Reading.Bad(var faults) -> new Reading.Bad(faults);
            case KioskQuery.Reading.Good(var read) -> {
                var sql = new KioskQuerySql(read, clock.instant());
                yield sql.where().isEmpty()
                        ? new Reading.Good("", "", Map.of())
                        : new Reading.Good(KioskQuerySql.PLACES, sql.where(), sql.params());
            }
        };
    }

    @Override
    public Map<KioskId, Spot> spots(Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? Map.of()
                : queries.standing(kiosks).stream()
                        .collect(Collectors.toMap(
                                KioskAt::id, kiosk -> spot(kiosk.standsAt().orElseThrow()), (one, other) -> one));
    }

    private static Spot spot(KioskAt.Spot spot) {
        return new Spot(spot.point().value(), spot.pointName(), spot.site().value(), spot.siteName());
    }
}
