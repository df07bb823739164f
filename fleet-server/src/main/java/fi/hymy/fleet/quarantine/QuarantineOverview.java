package fi.hymy.fleet.quarantine;

import fi.hymy.fleet.web.Panel;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the first page, when there is something in quarantine.
@Component
final class QuarantineOverview implements Panel {
    private final Quarantine quarantine;

    QuarantineOverview(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public Place place() {
        return Place.OVERVIEW;
    }

    @Override
    public String leadsTo() {
        return "/quarantine";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Part> part(String subject) {
        long count = quarantine.count();
        return count == 0 ? Optional.empty() : Optional.of(new Part("quarantine/overview", Map.of("count", count)));
    }
}
