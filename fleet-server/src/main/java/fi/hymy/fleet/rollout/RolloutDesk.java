package fi.hymy.fleet.rollout;

import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Gathers what pages and programs see of a rollout.
@Component
final class RolloutDesk {
    private final RolloutBook book;
    private final RolloutList list;
    private final KioskQueries queries;
    private final Times times;

    RolloutDesk(RolloutBook book, RolloutList list, KioskQueries queries, Times times) {
        this.book = book;
        this.list = list;
        this.queries = queries;
        this.times = times;
    }

    Optional<RolloutView> view(RolloutId id) {
        return book.find(id).map(rollout -> {
            Counts counts = book.counts(id);
            return new RolloutView(
                    rollout,
                    counts,
                    book.waves(id),
                    meant(rollout, counts),
                    counts.all().failed() == 0
                            ? List.of()
                            : list.kiosks(id, KioskState.FAILED, -1, RolloutView.FAILURES),
                    list.events(id, Integer.MAX_VALUE, RolloutView.EVENTS),
                    times);
        });
    }

    private long meant(Rollout rollout, Counts counts) {
        if (rollout.planned()) {
            return counts.all().size();
        }
        return rollout.query() == null ? list.chosen(rollout.id()) : count(rollout.query());
    }

    /// 0 for a query that cannot be read.
    long count(String text) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> queries.count(query);
            case KioskQuery.Reading.Bad _ -> 0;
        };
    }

    /// Some kiosks that a query finds; none for one that cannot be read.
    List<KioskAt> some(String text, int limit) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> queries.page(query, null, limit);
            case KioskQuery.Reading.Bad _ -> List.of();
        };
    }

    /// Those of the ids that name kiosks.
    List<KioskAt> kiosks(Set<String> ids) {
        return queries.of(ids.stream()
                .filter(id -> id.matches("[A-Za-z0-9_-]{8,64}"))
                .map(KioskId::new)
                .toList());
    }
}
