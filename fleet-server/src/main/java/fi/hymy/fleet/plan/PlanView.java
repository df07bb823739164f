package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.Place;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One page of the board of a place.
///
/// @param upwards the place and what is above it
/// @param surveys names by id
/// @param all how many points there are
/// @param found how many are shown on all pages
/// @param page from 1
record PlanView(
        List<Place> upwards,
        List<Row> rows,
        Map<String, String> surveys,
        Map<Lack, Long> lacks,
        int all,
        int found,
        boolean lacking,
        int page,
        int pages) {
    private static final int PAGE = 50;

    /// A point with what it lacks.
    record Row(BoardRow board, List<Lack> lacks) {}

    static PlanView of(
            List<Place> upwards,
            List<BoardRow> board,
            Map<String, String> surveys,
            boolean lacking,
            int page,
            LocalDate today) {
        List<Row> all =
                board.stream().map(row -> new Row(row, row.lacks(today))).toList();
        List<Row> found =
                all.stream().filter(row -> !lacking || !row.lacks().isEmpty()).toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, pages);
        return new PlanView(
                upwards,
                found.stream().skip((long) PAGE * (shown - 1)).limit(PAGE).toList(),
                surveys,
                counted(all.stream().map(Row::lacks).toList()),
                all.size(),
                found.size(),
                lacking,
                shown,
                pages);
    }

    Place place() {
        return upwards.getFirst();
    }

    String aboveName() {
        return upwards.size() > 1 ? upwards.get(1).name() : t("Plan");
    }

    String aboveHref() {
        return upwards.size() > 1 ? "/plan/in/" + upwards.get(1).id() : "/plan";
    }

    String survey(BoardRow row) {
        var survey = row.plan().survey();
        return survey == null ? "" : surveys.getOrDefault(survey.value(), survey.value());
    }

    String address(int other) {
        return "/plan/in/%s?page=%d%s".formatted(place().id(), other, lacking ? "&lacking=true" : "");
    }

    /// A customer with all that is missing.
    record Customer(Place place, BoardTotals.Totals totals) {
        int points() {
            return totals.points();
        }

        /// Points that lack nothing.
        long ready() {
            return totals.ready();
        }

        Map<Lack, Long> lacks() {
            return totals.lacks();
        }
    }

    private static Map<Lack, Long> counted(List<List<Lack>> lacks) {
        Map<Lack, Long> counts = new EnumMap<>(Lack.class);
        lacks.forEach(some -> some.forEach(lack -> counts.merge(lack, 1L, Long::sum)));
        return counts;
    }
}
