package fi.hymy.fleet.site;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The whole estate: as a tree, as a list, on a map, and the search.
@Controller
final class EstatePages {
    private static final int FOUND = 30;
    private static final int PAGE = 50;

    private final Estate estate;
    private final Search search;

    EstatePages(Estate estate, Search search) {
        this.estate = estate;
        this.search = search;
    }

    @GetMapping("/sites")
    String tree(@RequestParam(defaultValue = "") String q, Model model) {
        List<Search.Hit> hits = search.find(q, FOUND);
        // What was found is shown without the tree, which takes longest of all.
        model.addAttribute("view", new EstateView(q.strip(), hits, hits.isEmpty() ? estate.tree() : List.of()));
        return "site/estate";
    }

    @GetMapping("/sites/list")
    String list(
            @RequestParam(defaultValue = "false") boolean lacking,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<EstateView.SiteRow> rows = EstateView.rows(estate.tree(), lacking);
        int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, pages);
        model.addAttribute(
                "rows",
                rows.stream().skip((long) PAGE * (shown - 1)).limit(PAGE).toList());
        model.addAttribute("found", rows.size());
        model.addAttribute("lacking", lacking);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "site/list";
    }

    @GetMapping("/sites/map")
    String map(Model model) {
        model.addAttribute("map", SiteMap.of(EstateView.rows(estate.tree(), false)));
        return "site/map";
    }
}
