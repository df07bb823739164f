package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskApi.KioskJson;
import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskFilter.Spot;
import fi.hymy.fleet.kiosk.KioskListing.Choice;
import fi.hymy.fleet.kiosk.KioskListing.Order;
import fi.hymy.fleet.kiosk.KioskListing.Row;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of kiosks for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "kiosks")
final class KioskListApi {
    private final KioskListing listing;
    private final KioskFilter filter;
    private final Fleet fleet;

    KioskListApi(KioskListing listing, KioskFilter filter, Fleet fleet) {
        this.listing = listing;
        this.filter = filter;
        this.fleet = fleet;
    }

    @GetMapping("/kiosks")
    @Operation(
            summary = "Kiosks with presence, what each should show and what it shows, page by page; q as in "
                    + "'tag:lobby under:north -state:offline', trouble=true for those that need somebody, sort by name "
                    + "or with the worst first")
    PageJson<KioskJson> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<Row> rows = listing.page(
                new Choice(query(q), trouble, order(sort)),
                paging.after(3, KioskListApi::row).orElse(null),
                paging.oneMore());
        List<KioskId> ids = rows.stream().map(Row::id).toList();
        Map<KioskId, KioskStatus> known = fleet.of(ids).stream()
                .collect(Collectors.toMap(status -> status.kiosk().id(), Function.identity()));
        Map<KioskId, Spot> spots = filter.spots(ids);
        return PageJson.of(
                rows,
                paging,
                row -> KioskJson.of(Objects.requireNonNull(known.get(row.id())), spots.get(row.id())),
                row -> Paging.cursor(row.rank(), row.name(), row.id()));
    }

    @GetMapping("/overview")
    @Operation(summary = "How all kiosks are, in figures")
    TotalsJson overview() {
        KioskListing.Totals totals = listing.totals();
        return new TotalsJson(
                totals.kiosks(), totals.linked(), totals.trouble(), totals.unsent(), totals.wrongContent());
    }

    private Reading.Good query(String q) {
        return switch (filter.read(q)) {
            case Reading.Good good -> good;
            case Reading.Bad(var faults) -> throw ApiProblem.unprocessable("The query cannot be read.", faults);
        };
    }

    private static Order order(String sort) {
        return switch (sort) {
            case "name" -> Order.NAME;
            case "worst" -> Order.WORST;
            default ->
                throw ApiProblem.unprocessable(
                        "There is no such order.", List.of(new Fault("sort", "must be name or worst")));
        };
    }

    private static Row row(List<String> parts) {
        return new Row(Integer.parseInt(parts.getFirst()), parts.get(1), new KioskId(parts.get(2)));
    }

    /// @param trouble how many need somebody
    /// @param unsent answers that wait on kiosks
    /// @param wrongContent how many do not show what they should
    record TotalsJson(int kiosks, long linked, int trouble, long unsent, long wrongContent) {}
}
