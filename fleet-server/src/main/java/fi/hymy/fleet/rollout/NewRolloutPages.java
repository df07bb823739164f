package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.ChangesNothing;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskGroup;
import fi.hymy.fleet.site.KioskGroups;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The form of a new rollout.
@Controller
final class NewRolloutPages {
    private static final int LISTED = 20;

    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final RolloutKinds kinds;
    private final Versions versions;
    private final KioskGroups groups;

    NewRolloutPages(Rollouts rollouts, RolloutDesk desk, RolloutKinds kinds, Versions versions, KioskGroups groups) {
        this.rollouts = rollouts;
        this.desk = desk;
        this.kinds = kinds;
        this.versions = versions;
        this.groups = groups;
    }

    /// The form as it is shown.
    ///
    /// @param versions that can be chosen
    /// @param offering kinds that are chosen by what they offer
    /// @param found how many kiosks the query means now
    /// @param listed some of them, the ticked ones first
    record Editor(
            RolloutForm form,
            List<Fault> faults,
            List<PublishedVersion> versions,
            List<Rollable> offering,
            List<KioskGroup> groups,
            long found,
            List<KioskAt> listed,
            String queryProblem) {
        String fault(String field) {
            return faults.stream()
                    .filter(fault -> fault.path().equals(field))
                    .map(Fault::message)
                    .findFirst()
                    .orElse("");
        }

        boolean isSurvey() {
            return form.of("kind").equals(SurveyChange.KIND);
        }

        /// The kind that is chosen by what it offers, if it is one.
        @Nullable
        Rollable offered() {
            return offering.stream().filter(this::is).findFirst().orElse(null);
        }

        boolean is(Rollable kind) {
            return form.of("kind").equals(kind.kind());
        }

        boolean isChosen(Rollable kind, Rollable.Offer offer) {
            return form.of(kind.fields().getFirst()).equals(offer.value());
        }

        boolean isChosen(PublishedVersion version) {
            return form.of("survey").equals(version.ref().survey().value())
                    && form.of("version").equals(Integer.toString(version.ref().version()));
        }

        boolean isTicked(KioskAt kiosk) {
            return form.kiosks().stream().anyMatch(chosen -> chosen.id().equals(kiosk.id()));
        }

        long meant() {
            return form.isTicked() ? form.kiosks().size() : found;
        }

        /// As `3, then 97, then 900 kiosks`, or empty where the waves cannot be read.
        String waves() {
            Waves waves;
            try {
                waves = Waves.parse(form.shown("waves"));
            } catch (IllegalArgumentException e) {
                return "";
            }
            var sizes = new ArrayList<String>();
            int before = 0;
            for (int wave = 1; wave <= waves.count(); wave++) {
                int reach = waves.reach(wave, Math.toIntExact(meant()));
                if (reach > before) {
                    sizes.add(Numbers.spaced(reach - before));
                }
                before = reach;
            }
            return sizes.stream()
                    .reduce((one, next) -> t("%s, then %s", one, next))
                    .orElse("");
        }
    }

    @GetMapping("/rollouts/new")
    String begin(@RequestParam Map<String, String> query, Model model) {
        Map<String, String> fields = new HashMap<>(query);
        fields.putIfAbsent("kind", SurveyChange.KIND);
        fields.putIfAbsent("preset", Preset.USUAL.key());
        return page(new RolloutForm(fields, List.of()), List.of(), model);
    }

    /// Looks again what is meant, without making anything: a part of the page for a script, or all of it.
    @ChangesNothing
    @PostMapping("/rollouts/new/look")
    String look(
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable Set<String> kiosks,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            Model model) {
        RolloutForm form = form(fields, kiosks);
        if (script == null) {
            return page(form, List.of(), model);
        }
        model.addAttribute("editor", editor(form, List.of()));
        return "rollout/look";
    }

    @PostMapping("/rollouts/new")
    String make(
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable Set<String> kiosks,
            Principal who,
            Model model) {
        RolloutForm form = form(fields, kiosks);
        return switch (form.read(kinds::find)) {
            case RolloutForm.Reading.Bad(var faults) -> page(form, faults, model);
            case RolloutForm.Reading.Good(var wish) ->
                "redirect:/rollouts/" + rollouts.make(wish, who.getName()).id();
        };
    }

    private RolloutForm form(Map<String, String> fields, @Nullable Set<String> kiosks) {
        Map<String, String> all = new HashMap<>(fields);
        String ref = all.getOrDefault("ref", "");
        int slash = ref.lastIndexOf('/');
        if (slash > 0) {
            all.put("survey", ref.substring(0, slash));
            all.put("version", ref.substring(slash + 1));
        }
        // A box that is not ticked is not sent.
        all.putIfAbsent("newcomers", "false");
        return new RolloutForm(all, kiosks == null ? List.of() : desk.kiosks(kiosks));
    }

    private String page(RolloutForm form, List<Fault> faults, Model model) {
        model.addAttribute("editor", editor(form, faults));
        return "rollout/new";
    }

    private Editor editor(RolloutForm form, List<Fault> faults) {
        String problem =
                switch (KioskQuery.read(form.of("q"))) {
                    case KioskQuery.Reading.Good _ -> "";
                    case KioskQuery.Reading.Bad bad -> bad.inWords();
                };
        Map<String, KioskAt> listed = new LinkedHashMap<>();
        form.kiosks().forEach(kiosk -> listed.put(kiosk.id().value(), kiosk));
        desk.some(form.of("q"), LISTED)
                .forEach(kiosk -> listed.putIfAbsent(kiosk.id().value(), kiosk));
        return new Editor(
                form,
                faults,
                choices(form.of("survey")),
                kinds.offering(),
                groups.all(),
                desk.count(form.of("q")),
                List.copyOf(listed.values()),
                problem);
    }

    /// The newest version of each survey, and all of the one that is chosen.
    private List<PublishedVersion> choices(String chosen) {
        List<PublishedVersion> latest = versions.latest();
        var all = new ArrayList<PublishedVersion>();
        for (PublishedVersion version : latest) {
            if (version.ref().survey().value().equals(chosen)) {
                all.addAll(versions.of(new SurveyId(chosen)));
            } else {
                all.add(version);
            }
        }
        return all;
    }
}
