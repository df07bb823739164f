package fi.hymy.fleet.assignment;

import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "assignments")
final class PublicationApi {
    private final Publications publications;
    private final Versions versions;
    private final KioskQueries queries;

    PublicationApi(Publications publications, Versions versions, KioskQueries queries) {
        this.publications = publications;
        this.versions = versions;
        this.queries = queries;
    }

    @PostMapping("/api/v1/assignments")
    @Operation(
            summary =
                    "Show a published version on kiosks whenever nothing else is assigned (old or new, on chosen kiosks or on all); "
                            + "more than 200 kiosks are done behind the request")
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

    @GetMapping("/api/v1/publications/{id}")
    @Operation(summary = "How far a survey is on its way to many kiosks")
    PublicationJson publication(@PathVariable String id) {
        return publications
                .find(id)
                .map(found -> new PublicationJson(
                        found.id(), found.kiosks(), found.decided(), found.done(), found.madeAt(), found.by()))
                .orElseThrow(() -> ApiProblem.notFound("publication", id));
    }

    /// @param decided about so many of the kiosks; those that are away hear of it when they come
    record PublicationJson(String id, int kiosks, long decided, boolean done, Instant madeAt, String by) {}

    private Assigned assign(
            @Nullable List<String> kiosks, @Nullable Boolean allKiosks, @Nullable SurveyRef survey, Principal who) {
        List<KioskId> chosen = Boolean.TRUE.equals(allKiosks) ? all() : known(kiosks);
        try {
            return switch (publications.publish(chosen, survey, who.getName())) {
                case Publications.Outcome.Decided(var states) -> Assigned.of(states);
                case Publications.Outcome.Begun(var id, var count) -> new Assigned(count, List.of(), id);
            };
        } catch (StandingSurvey.ClosedException e) {
            throw ApiProblem.conflict(String.valueOf(e.getMessage()));
        }
    }

    /// That the one who asks may see.
    private List<KioskId> all() {
        return queries.idsSeen(KioskQuery.ALL);
    }

    private List<KioskId> known(@Nullable List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            throw ApiProblem.unprocessable(
                    "No kiosk is named.", List.of(new Fault("kiosks", "name at least one, or set allKiosks")));
        }
        Set<String> there = all().stream().map(KioskId::value).collect(Collectors.toSet());
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

    /// @param desired of each kiosk, where they are few
    /// @param publication where they are many: how far it is, at `/api/v1/publications/{id}`; else null
    record Assigned(
            int assigned,
            List<DesiredJson> desired,
            @Nullable String publication) {
        static Assigned of(Map<KioskId, DesiredState> states) {
            return new Assigned(
                    states.size(),
                    states.entrySet().stream()
                            .map(entry -> new DesiredJson(
                                    entry.getKey().value(), entry.getValue().version()))
                            .toList(),
                    null);
        }
    }

    /// @param version of the desired state, which rises with every change
    record DesiredJson(String kiosk, long version) {}
}
