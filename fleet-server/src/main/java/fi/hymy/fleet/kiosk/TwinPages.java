package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What changed of a kiosk's twin: the last lines on its page, all of them on one of their own.
@Controller
final class TwinPages implements Panel {
    private static final int LAST = 6;

    private final Twin twin;
    private final Kiosks kiosks;
    private final SurveyNames names;

    TwinPages(Twin twin, Kiosks kiosks, SurveyNames names) {
        this.twin = twin;
        this.kiosks = kiosks;
        this.names = names;
    }

    /// A change in words.
    ///
    /// @param known since when the kiosk knows what was decided, empty while it does not, and for a report
    record Row(TwinChange change, String who, String what, String detail, Optional<Instant> known) {}

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<Row> rows = rows(new KioskId(subject)).stream().limit(LAST).toList();
        return Optional.of(new Part("kiosk/historyPanel", Map.of("kiosk", subject, "rows", rows)));
    }

    @GetMapping("/kiosks/{id}/history")
    String history(@PathVariable String id, Model model) {
        Kiosk kiosk = kiosks.find(PageAddress.read(id, KioskId::new)).orElseThrow(PageAddress::nothing);
        model.addAttribute("kiosk", id);
        model.addAttribute("name", kiosk.name());
        model.addAttribute("rows", rows(kiosk.id()));
        return "kiosk/historyPage";
    }

    private List<Row> rows(KioskId kiosk) {
        var rows = new ArrayList<Row>();
        var since = new ArrayList<TwinChange>();
        for (TwinChange change : twin.history(kiosk, Long.MAX_VALUE, TwinHistory.KEPT)) {
            if (change.isReport()) {
                since.add(change);
            }
            rows.add(row(change, since));
        }
        return rows;
    }

    /// @param since reports that came after the change, the newest first
    private Row row(TwinChange change, List<TwinChange> since) {
        String survey = change.survey()
                .map(id -> t("%s, version %s", names.of(id), change.surveyVersion()))
                .orElse(t("nothing"));
        if (change.isReport()) {
            return new Row(
                    change, t("the kiosk"), t("It shows %s", survey), WhyNot.retold(change.what()), Optional.empty());
        }
        Optional<Instant> known = since.reversed().stream()
                .filter(said -> said.version() >= change.version())
                .map(TwinChange::at)
                .findFirst();
        return new Row(
                change,
                t("by %s", change.by()),
                Sentence.read(change.what()).words(),
                t("Standing survey: %s", survey),
                known);
    }
}
