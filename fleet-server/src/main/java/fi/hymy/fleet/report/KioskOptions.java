package fi.hymy.fleet.report;

import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Kiosks to choose one from, while somebody writes a part of its name, its site's or its point's.
@Controller
final class KioskOptions {
    private static final int LISTED = 20;
    private static final int MOST_WORDS = 8;

    private final KioskQueries queries;

    KioskOptions(KioskQueries queries) {
        this.queries = queries;
    }

    /// @param total that match, also those not listed
    record Options(List<KioskAt> kiosks, long total) {}

    @GetMapping("/live/kiosk-options")
    String options(@RequestParam(defaultValue = "") String kioskName, Model model) {
        model.addAttribute("options", matching(kioskName));
        return "report/kioskOptions";
    }

    /// The first by name; every word must be found.
    Options matching(String words) {
        List<KioskQuery.Term> terms = Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> new KioskQuery.Term(KioskQuery.Key.NAME, List.of(word), false))
                .toList();
        var query = new KioskQuery("", terms);
        return new Options(queries.seen(query, null, LISTED), queries.countSeen(query));
    }
}
