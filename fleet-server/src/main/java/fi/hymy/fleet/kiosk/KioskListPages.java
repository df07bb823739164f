package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskListing.Choice;
import fi.hymy.fleet.kiosk.KioskListing.Order;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of kiosks: the worst first, or by name; of all, or of those that a query means.
@Controller
final class KioskListPages {
    private final KioskListing listing;
    private final KioskFilter filter;
    private final Fleet fleet;
    private final Kiosks kiosks;
    private final SurveyNames names;

    KioskListPages(KioskListing listing, KioskFilter filter, Fleet fleet, Kiosks kiosks, SurveyNames names) {
        this.listing = listing;
        this.filter = filter;
        this.fleet = fleet;
        this.kiosks = kiosks;
        this.names = names;
    }

    @GetMapping("/kiosks")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "worst") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("view", view(q.strip(), trouble, sort.equals("name"), page));
        return "kiosk/list";
    }

    @GetMapping("/live/kiosks")
    String liveList(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "worst") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("view", view(q.strip(), trouble, sort.equals("name"), page));
        return "kiosk/table";
    }

    private KioskListView view(String q, boolean trouble, boolean byName, int page) {
        return switch (filter.read(q)) {
            case Reading.Bad(var faults) ->
                new KioskListView(
                        q,
                        faults.stream().map(Fault::message).collect(Collectors.joining(" ")),
                        trouble,
                        byName,
                        1,
                        0,
                        kiosks.count(),
                        List.of(),
                        Map.of());
            case Reading.Good good -> view(q, new Choice(good, trouble, byName ? Order.NAME : Order.WORST), page);
        };
    }

    /// A page behind the last one, as after kiosks were mended, is the last one.
    private KioskListView view(String q, Choice choice, int wanted) {
        int skip = KioskListView.PAGE * (Math.clamp(wanted, 1, 1_000_000) - 1);
        KioskListing.Found found = listing.pageAt(choice, skip, KioskListView.PAGE);
        List<KioskId> ids = found.rows().stream().map(KioskListing.Row::id).toList();
        int last = Math.max(1, (found.total() + KioskListView.PAGE - 1) / KioskListView.PAGE);
        SurveyNames known = remembered();
        return new KioskListView(
                q,
                "",
                choice.trouble(),
                choice.order() == Order.NAME,
                Math.clamp(wanted, 1, last),
                found.total(),
                kiosks.count(),
                fleet.of(ids).stream()
                        .map(status -> new KioskRow(status, known))
                        .toList(),
                filter.spots(ids));
    }

    /// Asks for each name once per page.
    private SurveyNames remembered() {
        Map<SurveyId, String> known = new HashMap<>();
        return survey -> known.computeIfAbsent(survey, names::of);
    }
}
