package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Publishing;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.PageAddress;
import fi.hymy.fleet.web.Said;
import fi.hymy.fleet.web.Sight;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// From a draft, or from an earlier version, to the screens of chosen kiosks.
@Controller
final class PublishPages {
    private final Publishing publishing;
    private final Versions versions;
    private final KioskPicking picking;
    private final Publications publications;
    private final SurveyNames names;

    PublishPages(
            Publishing publishing,
            Versions versions,
            KioskPicking picking,
            Publications publications,
            SurveyNames names) {
        this.publishing = publishing;
        this.versions = versions;
        this.picking = picking;
        this.publications = publications;
        this.names = names;
    }

    @GetMapping("/surveys/{id}/publish")
    String choose(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version, Model model) {
        SurveyId survey = id(id);
        return page(survey, meant(survey, version), picking.first(survey), "", model);
    }

    /// Looks for kiosks among the many, without publishing anything: a part of the page for a script, or all of it.
    @ChangesNothing
    @PostMapping("/surveys/{id}/publish/find")
    String find(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version,
            Wish wish,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            Model model) {
        SurveyId survey = id(id);
        if (script == null) {
            return page(survey, meant(survey, version), wish.chosen(), "", model);
        }
        model.addAttribute("view", picking.look(survey, wish.chosen()));
        return "assignment/pick";
    }

    @PostMapping("/surveys/{id}/publish")
    String publish(
            @PathVariable String id,
            @RequestParam(name = "version", required = false) @Nullable Integer asked,
            Wish wish,
            Principal who,
            Model model,
            RedirectAttributes redirect) {
        SurveyId survey = id(id);
        Integer version = meant(survey, asked);
        List<KioskId> kiosks;
        try {
            kiosks = wish.isMatching() ? picking.meant(wish.query()) : picking.ticked(wish.ticked());
        } catch (IllegalArgumentException e) {
            return page(
                    survey,
                    version,
                    wish.chosen(),
                    t("Nothing was published. %s", String.valueOf(e.getMessage())),
                    model);
        }
        if (wish.isMatching() && kiosks.size() != wish.counted()) {
            return page(survey, version, wish.chosen(), changed(wish.counted(), kiosks.size()), model);
        }
        SurveyRef ref;
        if (version == null) {
            switch (publishing.publish(survey, who.getName())) {
                case Publishing.Outcome.Published(var made) -> ref = made;
                case Publishing.Outcome.Unchanged(var latest) -> ref = latest;
                case Publishing.Outcome.Faulty _ -> {
                    return "redirect:/surveys/" + survey + "/edit";
                }
                case Publishing.Outcome.NoDraft() -> throw PageAddress.nothing();
            }
        } else {
            ref = find(survey, version).ref();
        }
        try {
            publications.publish(kiosks, ref, who.getName());
            Said.on(redirect, said(ref, kiosks.size()));
        } catch (StandingSurvey.ClosedException e) {
            Said.on(
                    redirect,
                    t("Version %s is published, and shows nowhere: %s", ref.version(), String.valueOf(e.getMessage())));
        }
        return "redirect:/surveys/" + survey;
    }

    /// Who sees some places alone shows there what is published already: a new version would be offered everywhere.
    ///
    /// @return null for the draft
    private @Nullable Integer meant(SurveyId survey, @Nullable Integer asked) {
        if (asked != null || Sight.now().isWhole()) {
            return asked;
        }
        return versions.of(survey).stream()
                .map(found -> found.ref().version())
                .max(Comparator.naturalOrder())
                .orElseThrow(PageAddress::nothing);
    }

    /// What the form says of the kiosks.
    ///
    /// @param q a query
    /// @param mode `matching` for all that it finds, else the ticked ones
    /// @param found how many it found when the page was made
    /// @param kiosks ids of those that were ticked, or null for none
    record Wish(
            @Nullable String q,
            @Nullable String mode,
            @Nullable Integer found,
            @Nullable Integer limit,
            @Nullable Set<String> kiosks) {
        boolean isMatching() {
            return "matching".equals(mode);
        }

        String query() {
            return q == null ? "" : q;
        }

        int counted() {
            return found == null ? -1 : found;
        }

        Set<String> ticked() {
            return kiosks == null ? Set.of() : kiosks;
        }

        KioskPicking.Chosen chosen() {
            return new KioskPicking.Chosen(query(), isMatching(), limit == null ? 0 : limit, ticked());
        }
    }

    private static String changed(int before, int now) {
        return t(
                "Nothing was published: %s kiosks match by now, and it was %s when you looked. Is it right so?",
                now, before);
    }

    private static String said(SurveyRef ref, int kiosks) {
        if (kiosks == 0) {
            return t("Version %s is published. No kiosk was chosen, so nothing changes on a screen.", ref.version());
        }
        return t(
                "Version %s is on its way to %s. Below you see when it is there.",
                ref.version(), Numbers.of(kiosks, "kiosk", "kiosks"));
    }

    private String page(
            SurveyId survey, @Nullable Integer version, KioskPicking.Chosen chosen, String problem, Model model) {
        int next = versions.of(survey).stream()
                        .mapToInt(found -> found.ref().version())
                        .max()
                        .orElse(0)
                + 1;
        PublishedVersion again = version == null ? null : find(survey, version);
        model.addAttribute(
                "view", new PublishView(survey, name(survey), again, next, picking.look(survey, chosen), problem));
        return "assignment/publish";
    }

    private String name(SurveyId survey) {
        return publishing.draftName(survey).orElseGet(() -> names.of(survey));
    }

    private PublishedVersion find(SurveyId survey, int version) {
        return versions.find(survey, version).orElseThrow(PageAddress::nothing);
    }

    private static SurveyId id(String text) {
        return PageAddress.read(text, SurveyId::new);
    }
}
