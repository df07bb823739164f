package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskGroup;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.SurveyId;
import java.util.List;

/// What the publish page shows of the kiosks: those that are ticked, and some of those that a query finds.
///
/// @param matching whether all are meant that the query finds, instead of the ticked ones
/// @param problem why the query finds nothing, or empty
/// @param found how many it finds
/// @param registered how many there are at all
/// @param groups saved queries to choose from
record KioskPick(
        SurveyId survey,
        String query,
        boolean matching,
        String problem,
        long found,
        long registered,
        int limit,
        List<Row> rows,
        List<KioskGroup> groups,
        SurveyNames names) {
    static final int PAGE = 50;

    KioskPick {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    /// @param status what is known of it
    record Row(KioskAt at, KioskStatus status, boolean ticked) {}

    long ticked() {
        return rows.stream().filter(Row::ticked).count();
    }

    /// How many the button is about to reach.
    long meant() {
        return matching ? found : ticked();
    }

    boolean hasMore() {
        return found > limit;
    }

    /// What a kiosk should show until now.
    String until(Row row) {
        return row.status()
                .shouldShow()
                .map(ref -> names.of(ref.survey()) + ", version " + ref.version())
                .orElse(t("nothing"));
    }
}
