package fi.hymy.fleet.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Finds anything by a few letters: pages, actions, and what features bring.
@Controller
final class FindPages {
    private static final int MOST = 40;
    private static final int LONGEST = 200;

    private final ObjectProvider<Finder> finders;
    private final Frames frames;

    FindPages(ObjectProvider<Finder> finders, Frames frames) {
        this.finders = finders;
        this.frames = frames;
    }

    @GetMapping("/find")
    String page(@RequestParam(defaultValue = "") String q, Model model, HttpServletRequest request) {
        fill(q, model, request);
        return "web/find";
    }

    @GetMapping("/live/find")
    String found(@RequestParam(defaultValue = "") String q, Model model, HttpServletRequest request) {
        fill(q, model, request);
        return "web/found";
    }

    private void fill(String q, Model model, HttpServletRequest request) {
        String text = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        model.addAttribute("q", text);
        model.addAttribute("found", find(text, frames.of(request)));
    }

    private List<Finder.Found> find(String text, Frame frame) {
        var found = new ArrayList<>(PagesAndActions.find(text, frame));
        if (!text.isEmpty()) {
            finders.stream()
                    .sorted(Comparator.comparingInt(Finder::order))
                    .flatMap(finder -> finder.find(text).stream())
                    .filter(one -> frame.sees(one.href()))
                    .forEach(found::add);
        }
        return found.stream().limit(MOST).toList();
    }
}
