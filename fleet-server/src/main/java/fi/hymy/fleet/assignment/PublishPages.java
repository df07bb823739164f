package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Fleet;
import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Publishing;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// From a draft, or from an earlier version, to the screens of chosen kiosks.
@Controller
final class PublishPages {
    private final Publishing publishing;
    private final Versions versions;
    private final Fleet fleet;
    private final Assignments assignments;
    private final SurveyNames names;

    PublishPages(Publishing publishing, Versions versions, Fleet fleet, Assignments assignments, SurveyNames names) {
        this.publishing = publishing;
        this.versions = versions;
        this.fleet = fleet;
        this.assignments = assignments;
        this.names = names;
    }

    @GetMapping("/surveys/{id}/publish")
    String choose(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version, Model model) {
        model.addAttribute("view", view(id(id), version));
        return "assignment/publish";
    }

    /// @param kiosks ids of those that were ticked, or null for none
    @PostMapping("/surveys/{id}/publish")
    String publish(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Set<String> kiosks,
            Principal who,
            Model model,
            RedirectAttributes redirect) {
        SurveyId survey = id(id);
        List<KioskId> chosen = chosen(kiosks == null ? Set.of() : kiosks);
        SurveyRef ref;
        if (version == null) {
            switch (publishing.publish(survey, who.getName())) {
                case Publishing.Outcome.Published(var made) -> ref = made;
                case Publishing.Outcome.Unchanged(var latest) -> ref = latest;
                case Publishing.Outcome.Faulty _ -> {
                    return "redirect:/surveys/" + survey + "/edit";
                }
                case Publishing.Outcome.NoDraft() -> throw notFound();
            }
        } else {
            ref = find(survey, version).ref();
        }
        assignments.assign(chosen, ref, who.getName());
        Said.on(redirect, said(ref, chosen.size()));
        return "redirect:/surveys/" + survey;
    }

    private static String said(SurveyRef ref, int kiosks) {
        if (kiosks == 0) {
            return "Version %d is published. No kiosk was chosen, so nothing changes on a screen."
                    .formatted(ref.version());
        }
        return "Version %d is on its way to %s. Below you see when it is there."
                .formatted(ref.version(), kiosks == 1 ? "1 kiosk" : kiosks + " kiosks");
    }

    private List<KioskId> chosen(Set<String> ids) {
        return fleet.all().stream()
                .map(status -> status.kiosk().id())
                .filter(kiosk -> ids.contains(kiosk.value()))
                .toList();
    }

    private PublishView view(SurveyId survey, @Nullable Integer version) {
        List<PublishedVersion> published = versions.of(survey);
        int next = published.stream()
                        .mapToInt(found -> found.ref().version())
                        .max()
                        .orElse(0)
                + 1;
        List<KioskStatus> kiosks = fleet.all();
        PublishedVersion again = version == null ? null : find(survey, version);
        return new PublishView(survey, name(survey), again, next, kiosks, names);
    }

    private String name(SurveyId survey) {
        return publishing.draftName(survey).orElseGet(() -> names.of(survey));
    }

    private PublishedVersion find(SurveyId survey, int version) {
        return versions.find(survey, version).orElseThrow(PublishPages::notFound);
    }

    private static SurveyId id(String text) {
        try {
            return new SurveyId(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
