package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Panels;
import fi.hymy.fleet.web.Said;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.SurveyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Surveys in the console: list, new ones, the editor, versions.
@Controller
final class SurveyPages {
    /// Addresses of other pages.
    private static final Set<String> RESERVED = Set.of("new", "upload", "pictures");

    private final SurveyList surveys;
    private final Drafts drafts;
    private final Versions versions;
    private final Templates templates;
    private final Panels panels;

    SurveyPages(SurveyList surveys, Drafts drafts, Versions versions, Templates templates, Panels panels) {
        this.surveys = surveys;
        this.drafts = drafts;
        this.versions = versions;
        this.templates = templates;
        this.panels = panels;
    }

    @GetMapping("/surveys")
    String list(Model model) {
        model.addAttribute("surveys", surveys.all());
        return "survey/list";
    }

    @GetMapping("/surveys/new")
    String newSurvey(Model model) {
        model.addAttribute("templates", templates.all());
        return "survey/new";
    }

    @PostMapping("/surveys/new")
    String create(
            @RequestParam String name,
            @RequestParam String template,
            Principal who,
            Model model,
            RedirectAttributes redirect) {
        Optional<String> body = templates.fill(template, name.strip(), this::isFree);
        if (body.isEmpty() || name.isBlank() || name.length() > 120) {
            model.addAttribute(
                    "problem", t("Give the survey a name (at most 120 characters) and choose how to begin."));
            return newSurvey(model);
        }
        SurveyId id = Templates.id(name.strip(), this::isFree);
        drafts.save(id, body.get(), who.getName());
        Said.on(redirect, t("The draft is made. Change its words below; nothing shows on a kiosk before you publish."));
        return "redirect:/surveys/" + id + "/edit";
    }

    /// Takes a file in: faulty or not, it becomes a draft, so that it can be put right here.
    @PostMapping("/surveys/upload")
    String upload(@RequestParam MultipartFile file, Principal who, Model model, RedirectAttributes redirect)
            throws IOException {
        if (file.isEmpty() || file.getSize() > SurveyCodec.MAX_SURVEY) {
            model.addAttribute("problem", t("Choose a survey file of at most 512 KiB."));
            return newSurvey(model);
        }
        String body = new String(file.getBytes(), StandardCharsets.UTF_8);
        SurveyId id = UploadedId.of(body).orElseGet(() -> Templates.id(fileName(file), this::isFree));
        DraftText text = drafts.save(id, body, who.getName());
        Said.on(
                redirect,
                text.isGood() ? t("The file is taken in as a draft.") : t("The file is taken in; see its faults."));
        return "redirect:/surveys/" + id + "/edit";
    }

    @GetMapping("/surveys/{id}")
    String survey(@PathVariable String id, Model model) {
        SurveyId survey = id(id);
        List<PublishedVersion> published = versions.of(survey);
        Optional<Draft> draft = drafts.find(survey);
        if (draft.isEmpty() && published.isEmpty()) {
            throw PageAddress.nothing();
        }
        model.addAttribute("view", SurveyView.of(survey, draft, published, drafts));
        model.addAttribute("panels", panels.at(Panel.Place.SURVEY, id));
        return "survey/survey";
    }

    @GetMapping("/live/surveys/{id}")
    String live(@PathVariable String id, Model model) {
        model.addAttribute("panels", panels.at(Panel.Place.SURVEY, id(id).value()));
        return "web/panels";
    }

    @GetMapping("/surveys/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        Draft draft = drafts.find(id(id)).orElseThrow(PageAddress::nothing);
        model.addAttribute("view", EditorView.of(draft.survey(), drafts.read(draft.body(), draft.survey())));
        return "survey/edit";
    }

    @PostMapping("/surveys/{id}/edit")
    String save(
            @PathVariable String id,
            @RequestParam String body,
            Principal who,
            Model model,
            RedirectAttributes redirect) {
        SurveyId survey = id(id);
        // Browsers send line ends as CR LF.
        String text = body.replace("\r\n", "\n");
        if (text.getBytes(StandardCharsets.UTF_8).length > SurveyCodec.MAX_SURVEY) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        DraftText read = drafts.save(survey, text, who.getName());
        if (read.isGood()) {
            Said.on(redirect, t("The draft is saved and can be published."));
            return "redirect:/surveys/" + survey;
        }
        model.addAttribute("view", EditorView.of(survey, read));
        model.addAttribute("saved", true);
        return "survey/edit";
    }

    /// Begins a new draft from what was published once.
    @PostMapping("/surveys/{id}/versions/{version}/draft")
    String draftFrom(@PathVariable String id, @PathVariable int version, Principal who, RedirectAttributes redirect) {
        PublishedVersion found = versions.find(id(id), version).orElseThrow(PageAddress::nothing);
        byte[] bytes = versions.bytes(found.ref().hash()).orElseThrow();
        drafts.save(found.ref().survey(), Pretty.of(bytes), who.getName());
        Said.on(redirect, t("The draft now says what version %s says.", version));
        return "redirect:/surveys/" + id + "/edit";
    }

    private boolean isFree(SurveyId survey) {
        return !RESERVED.contains(survey.value())
                && drafts.find(survey).isEmpty()
                && versions.of(survey).isEmpty();
    }

    private static SurveyId id(String text) {
        return PageAddress.read(text, SurveyId::new);
    }

    private static String fileName(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "survey" : name.replaceAll("\\.[A-Za-z0-9]+$", "");
    }
}
