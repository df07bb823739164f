package fi.hymy.fleet.quarantine;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What could not be taken, for a person to look at. Nothing here can be deleted by a click.
@Controller
final class QuarantinePages {
    private static final int LISTED = 200;

    private final Quarantine quarantine;

    QuarantinePages(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GetMapping("/quarantine")
    String list(Model model) {
        model.addAttribute("items", quarantine.newest(LISTED));
        model.addAttribute("total", quarantine.count());
        return "quarantine/list";
    }

    @GetMapping("/quarantine/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String id) {
        return quarantine
                .raw(id)
                .map(bytes -> QuarantineApi.download(id, bytes))
                .orElseThrow(PageAddress::nothing);
    }

    /// In words for people who have not read the source.
    static String inWords(Quarantined.Kind kind) {
        return switch (kind) {
            case UNDECODABLE -> t("Message that cannot be read");
            case UNREADABLE -> t("Answer that cannot be read");
            case CONFLICT -> t("Two answers under one id");
            case UNSTORABLE -> t("Answer that could not be stored");
        };
    }
}
