package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.web.Times;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A kiosk's health over time.
@Controller
final class HealthPages {
    private final Kiosks kiosks;
    private final Trends trends;
    private final Times times;

    HealthPages(Kiosks kiosks, Trends trends, Times times) {
        this.kiosks = kiosks;
        this.trends = trends;
        this.times = times;
    }

    /// @param range one that is not known is the shortest
    @GetMapping("/kiosks/{id}/health")
    String health(@PathVariable String id, @RequestParam(defaultValue = "24h") String range, Model model) {
        Kiosk kiosk = SetupPages.kiosk(kiosks, id);
        Span span = Span.of(range).orElse(Span.DAY);
        model.addAttribute("kiosk", kiosk.id().value());
        model.addAttribute("name", kiosk.name());
        model.addAttribute("view", new TrendView(trends.of(kiosk.id(), span, times.now()), times.zone()));
        return "device/trend";
    }
}
