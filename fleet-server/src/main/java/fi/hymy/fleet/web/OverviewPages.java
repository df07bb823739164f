package fi.hymy.fleet.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: what needs somebody now, as each feature sees it.
@Controller
final class OverviewPages {
    private final Panels panels;

    OverviewPages(Panels panels) {
        this.panels = panels;
    }

    @GetMapping("/")
    String overview(Model model) {
        model.addAttribute("panels", panels.at(Panel.Place.OVERVIEW, ""));
        return "web/overview";
    }

    @GetMapping("/live/overview")
    String live(Model model) {
        model.addAttribute("panels", panels.at(Panel.Place.OVERVIEW, ""));
        return "web/panels";
    }
}
