package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.n;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.survey.Fault;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Many sites at once: choose, look at what would change, write, take back.
@Controller
final class BulkPages {
    private final BulkEdit bulk;
    private final Places places;
    private final Undo undo;

    BulkPages(BulkEdit bulk, Places places, Undo undo) {
        this.bulk = bulk;
        this.places = places;
        this.undo = undo;
    }

    /// @param words which of the sites in the place, or empty for all
    /// @param faults none on a fresh form
    /// @param changes none until somebody asked what would change
    record View(
            Place place,
            String words,
            int sites,
            BulkWish.Texts texts,
            List<Fault> faults,
            List<BulkEdit.Change> changes,
            boolean asked) {
        String fault(String field) {
            return faults.stream()
                    .filter(fault -> fault.path().equals(field))
                    .map(Fault::message)
                    .findFirst()
                    .orElse("");
        }
    }

    @GetMapping("/sites/bulk")
    String form(@RequestParam(name = "in") String place, @RequestParam(defaultValue = "") String words, Model model) {
        Place root = root(place);
        model.addAttribute(
                "view",
                new View(
                        root,
                        words.strip(),
                        bulk.sites(root.id(), words).size(),
                        BulkWish.Texts.EMPTY,
                        List.of(),
                        List.of(),
                        false));
        return "site/bulk";
    }

    @ChangesNothing
    @PostMapping("/sites/bulk")
    String preview(
            @RequestParam(name = "in") String place,
            @RequestParam(defaultValue = "") String words,
            @RequestParam Map<String, String> fields,
            Model model) {
        BulkWish.Texts texts = BulkWish.Texts.of(fields);
        Place root = root(place);
        List<Place> sites = bulk.sites(root.id(), words);
        List<Fault> faults = List.of();
        List<BulkEdit.Change> changes = List.of();
        switch (texts.read()) {
            case BulkWish.Reading.Bad(var found) -> faults = found;
            case BulkWish.Reading.Good(var wish) -> {
                try {
                    changes = bulk.preview(sites, wish);
                } catch (IllegalArgumentException e) {
                    faults = List.of(new Fault("add", String.valueOf(e.getMessage())));
                }
            }
        }
        model.addAttribute(
                "view", new View(root, words.strip(), sites.size(), texts, faults, changes, faults.isEmpty()));
        return "site/bulk";
    }

    @PostMapping("/sites/bulk/write")
    String write(
            @RequestParam(name = "in") String place,
            @RequestParam(defaultValue = "") String words,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Place root = root(place);
        if (!(BulkWish.Texts.of(fields).read() instanceof BulkWish.Reading.Good(var wish))) {
            return preview(place, words, fields, model);
        }
        List<BulkEdit.Change> written = bulk.write(bulk.preview(bulk.sites(root.id(), words), wish));
        Said.on(redirect, n(written.size(), "%s site is changed.", "%s sites are changed."));
        undo.offer(redirect, () -> t("%s of %s sites are as they were.", bulk.takeBack(written), written.size()));
        return "redirect:/sites/places/" + root.id();
    }

    private Place root(String id) {
        return places.find(PageAddress.read(id, PlaceId::new)).orElseThrow(PageAddress::nothing);
    }
}
