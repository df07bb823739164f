package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "assignments")
final class AssignmentApi {
    private final Assignments assignments;
    private final Versions versions;
    private final Kiosks kiosks;

    AssignmentApi(Assignments assignments, Versions versions, Kiosks kiosks) {
        this.assignments = assignments;
        this.versions = versions;
        this.kiosks = kiosks;
    }

    @PostMapping("/api/v1/assignments")
    @Operation(summary = "Show a published version, old or new, on chosen kiosks or on all")
    Assigned assign(@RequestBody Wish wish, Principal who) {
        PublishedVersion version = versions.find(new SurveyId(wish.survey()), wish.version())
                .orElseThrow(() -> ApiProblem.notFound("version", wish.survey() + "/" + wish.version()));
        return assign(wish.kiosks(), wish.allKiosks(), version.ref(), who);
    }

    @PostMapping("/api/v1/assignments/none")
    @Operation(summary = "Take the survey off chosen kiosks or off all: they show that they wait for one")
    Assigned takeOff(@RequestBody Chosen wish, Principal who) {
        return assign(wish.kiosks(), wish.allKiosks(), null, who);
    }

    private Assigned assign(
            @Nullable List<String> kiosks, @Nullable Boolean allKiosks, @Nullable SurveyRef survey, Principal who) {
        List<KioskId> chosen = Boolean.TRUE.equals(allKiosks) ? all() : known(kiosks);
        Map<KioskId, DesiredState> decided = assignments.assign(chosen, survey, who.getName());
        return new Assigned(
                decided.size(),
                decided.entrySet().stream()
                        .map(entry -> new DesiredJson(
                                entry.getKey().value(), entry.getValue().version()))
                        .toList());
    }

    private List<KioskId> all() {
        return kiosks.list().stream().map(Kiosk::id).toList();
    }

    private List<KioskId> known(@Nullable List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            throw ApiProblem.unprocessable(
                    "No kiosk is named.", List.of(new Fault("kiosks", "name at least one, or set allKiosks")));
        }
        Set<String> there =
                kiosks.list().stream().map(kiosk -> kiosk.id().value()).collect(Collectors.toSet());
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < ids.size(); i++) {
            if (!there.contains(ids.get(i))) {
                faults.add(new Fault("kiosks[" + i + "]", "there is no kiosk '" + ids.get(i) + "'"));
            }
        }
        if (!faults.isEmpty()) {
            throw ApiProblem.unprocessable("Some kiosks do not exist; nothing was assigned.", faults);
        }
        return ids.stream().distinct().map(KioskId::new).toList();
    }

    /// @param kiosks ids; not looked at with allKiosks
    record Wish(
            String survey,
            int version,
            @Nullable List<String> kiosks,
            @Nullable Boolean allKiosks) {}

    /// @param kiosks ids; not looked at with allKiosks
    record Chosen(@Nullable List<String> kiosks, @Nullable Boolean allKiosks) {}

    record Assigned(int assigned, List<DesiredJson> desired) {}

    /// @param version of the desired state, which rises with every change
    record DesiredJson(String kiosk, long version) {}
}
