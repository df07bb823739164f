package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.SurveyId;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Opening, closing and going back, each with what it will touch before it is done.
@Controller
final class LifecyclePages {
    private final Lifecycle lifecycle;
    private final SurveyLives lives;
    private final Versions versions;
    private final SurveyNames names;

    LifecyclePages(Lifecycle lifecycle, SurveyLives lives, Versions versions, SurveyNames names) {
        this.lifecycle = lifecycle;
        this.lives = lives;
        this.versions = versions;
        this.names = names;
    }

    @GetMapping("/surveys/{id}/state")
    String state(@PathVariable String id, Model model) {
        SurveyId survey = published(id);
        model.addAttribute("survey", survey.value());
        model.addAttribute("name", names.of(survey));
        model.addAttribute("state", lives.of(survey));
        model.addAttribute("touched", lifecycle.touched(survey));
        model.addAttribute("late", lives.countLate(survey));
        return "assignment/state";
    }

    @PostMapping("/surveys/{id}/state")
    String change(@PathVariable String id, @RequestParam String state, Principal who, RedirectAttributes redirect) {
        SurveyId survey = published(id);
        SurveyState wanted = PageAddress.read(state, SurveyState::of);
        lifecycle.change(survey, wanted, who.getName());
        Said.on(
                redirect,
                switch (wanted) {
                    case OPEN -> t("The survey is open again, and comes back to where it showed.");
                    case CLOSING -> t("The survey goes off every screen. Answers that kiosks still hold come in.");
                    case CLOSED -> t("The survey is closed. What still comes in is kept, and counted as late.");
                });
        return "redirect:/surveys/" + survey + "/state";
    }

    @GetMapping("/surveys/{id}/back")
    String back(@PathVariable String id, @RequestParam int version, Model model) {
        SurveyId survey = published(id);
        model.addAttribute("survey", survey.value());
        model.addAttribute("name", names.of(survey));
        model.addAttribute("back", lifecycle.back(survey, version).orElseThrow(PageAddress::nothing));
        return "assignment/back";
    }

    @PostMapping("/surveys/{id}/back")
    String goBack(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam int counted,
            Principal who,
            RedirectAttributes redirect) {
        SurveyId survey = published(id);
        Lifecycle.Back back = lifecycle.back(survey, version).orElseThrow(PageAddress::nothing);
        if (back.kiosks().size() != counted) {
            Said.on(
                    redirect,
                    t(
                            "Nothing was changed: it is %s by now, and it was %s when you looked. Is it right so?",
                            Numbers.of(back.kiosks().size(), "kiosk", "kiosks"), counted));
            return "redirect:/surveys/%s/back?version=%d".formatted(survey, version);
        }
        lifecycle.goBack(back, who.getName());
        Said.on(redirect, t("Version %s is on its way back to %s.", version, Numbers.of(counted, "kiosk", "kiosks")));
        return "redirect:/surveys/" + survey;
    }

    private SurveyId published(String id) {
        SurveyId survey = PageAddress.read(id, SurveyId::new);
        if (versions.of(survey).isEmpty()) {
            throw PageAddress.nothing();
        }
        return survey;
    }
}
