package fi.hymy.fleet.assignment;

import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.survey.SiteLines;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Behind which site's line a kiosk sits, as of a moment ago: ten thousand that ask at once cost one look.
@Component
final class LinesOfSites implements SiteLines {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final KioskQueries queries;
    private final InstantSource clock;

    private volatile Known known = new Known(Map.of(), Instant.EPOCH);

    LinesOfSites(KioskQueries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    private record Known(Map<KioskId, String> sites, Instant at) {}

    @Override
    public Optional<String> of(KioskId kiosk) {
        return Optional.ofNullable(fresh().sites().get(kiosk));
    }

    private Known fresh() {
        Known now = known;
        if (now.at().plus(GOOD_FOR).isAfter(clock.instant())) {
            return now;
        }
        return renewed(now);
    }

    private synchronized Known renewed(Known before) {
        if (known.at().equals(before.at())) {
            known = new Known(queries.sites(), clock.instant());
        }
        return known;
    }
}
