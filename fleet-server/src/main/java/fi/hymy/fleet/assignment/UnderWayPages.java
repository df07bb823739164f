package fi.hymy.fleet.assignment;

import fi.hymy.fleet.web.Panel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// How far surveys are on their way to many kiosks: on the survey's page, and where all assignments are
/// listed.
@Controller
final class UnderWayPages implements Panel {
    private final Publications publications;

    UnderWayPages(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/live/assignments/underway")
    String live(Model model) {
        model.addAttribute("publications", publications.underWay());
        return "assignment/progress";
    }

    @Override
    public Place place() {
        return Place.SURVEY;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Part> part(String survey) {
        List<Publication> its = publications.underWay().stream()
                .filter(publication -> publication
                        .survey()
                        .filter(ref -> ref.survey().value().equals(survey))
                        .isPresent())
                .toList();
        return its.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("assignment/progress", Map.of("publications", its)));
    }
}
