package fi.hymy.fleet.assignment;

import fi.hymy.fleet.assignment.KioskPick.Row;
import fi.hymy.fleet.kiosk.Fleet;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskGroups;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the kiosks to publish to, however many there are: by query, page by page, or one by one.
@Component
final class KioskPicking {
    private static final int MOST_LISTED = 500;

    private final KioskQueries queries;
    private final KioskGroups groups;
    private final Fleet fleet;
    private final SurveyNames names;

    KioskPicking(KioskQueries queries, KioskGroups groups, Fleet fleet, SurveyNames names) {
        this.queries = queries;
        this.groups = groups;
        this.fleet = fleet;
        this.names = names;
    }

    /// What somebody chose so far.
    ///
    /// @param limit how many of those that the query finds are listed
    record Chosen(String query, boolean matching, int limit, Set<String> ticked) {
        Chosen {
            limit = Math.clamp(limit, KioskPick.PAGE, MOST_LISTED);
            ticked = Set.copyOf(ticked);
        }
    }

    /// How the page begins: kiosks that show this survey already are the likeliest to be meant. A few are ticked,
    /// many are meant by a query, and a single kiosk is meant anyway.
    Chosen first(SurveyId survey) {
        if (queries.countSeen(KioskQuery.ALL) == 1) {
            return new Chosen("", false, 0, ids(queries.idsSeen(KioskQuery.ALL)));
        }
        String shown = "survey:" + survey.value();
        List<KioskId> likely = meant(shown);
        return likely.size() <= KioskPick.PAGE
                ? new Chosen("", false, 0, ids(likely))
                : new Chosen(shown, true, 0, Set.of());
    }

    KioskPick look(SurveyId survey, Chosen chosen) {
        KioskQuery query = KioskQuery.ALL;
        String problem = "";
        switch (KioskQuery.read(chosen.query())) {
            case KioskQuery.Reading.Good(var read) -> query = read;
            case KioskQuery.Reading.Bad bad -> problem = bad.inWords();
        }
        boolean readable = problem.isEmpty();
        List<KioskAt> listed = readable ? queries.seen(query, null, chosen.limit()) : List.of();
        long found = readable ? queries.countSeen(query) : 0;
        return new KioskPick(
                survey,
                chosen.query(),
                chosen.matching() && found > 0,
                problem,
                found,
                queries.countSeen(KioskQuery.ALL),
                chosen.limit(),
                rows(chosen.ticked(), listed),
                Sight.now().isWhole() ? groups.all() : List.of(),
                remembered());
    }

    /// All that a query finds now, of those that the one who asks may see.
    ///
    /// @throws IllegalArgumentException when it cannot be read, with the reason in words
    List<KioskId> meant(String text) {
        return switch (KioskQuery.read(text)) {
            case KioskQuery.Reading.Good(var query) -> queries.idsSeen(query);
            case KioskQuery.Reading.Bad bad -> throw new IllegalArgumentException(bad.inWords());
        };
    }

    /// Those that are ticked and that there are, as far as the one who asks may see.
    List<KioskId> ticked(Set<String> ids) {
        return ids.stream()
                .filter(Sight.now()::seesKiosk)
                .sorted()
                .map(KioskId::new)
                .filter(id -> fleet.find(id).isPresent())
                .toList();
    }

    /// The ticked ones first, whether the query finds them or not.
    private List<Row> rows(Set<String> ticked, List<KioskAt> listed) {
        var rows = new ArrayList<Row>();
        Map<String, KioskAt> places = new HashMap<>();
        listed.forEach(at -> places.put(at.id().value(), at));
        Set<String> there = new HashSet<>();
        for (KioskId id : ticked(ticked)) {
            fleet.find(id).ifPresent(status -> {
                KioskAt at = places.getOrDefault(
                        id.value(), new KioskAt(id, status.kiosk().name(), null, Optional.of(status.linked())));
                rows.add(new Row(at, status, true));
                there.add(id.value());
            });
        }
        rows.sort(Comparator.comparing(row -> row.at().name()));
        for (KioskAt at : listed) {
            if (!there.contains(at.id().value())) {
                fleet.find(at.id()).ifPresent(status -> rows.add(new Row(at, status, false)));
            }
        }
        return rows;
    }

    /// Asks for each name once per page.
    private SurveyNames remembered() {
        Map<SurveyId, String> known = new HashMap<>();
        return survey -> known.computeIfAbsent(survey, names::of);
    }

    private static Set<String> ids(List<KioskId> kiosks) {
        return kiosks.stream().map(KioskId::value).collect(Collectors.toSet());
    }
}
