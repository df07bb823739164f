package fi.hymy.fleet.assignment;

import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/surveys/{id}")
@Tag(name = "surveys")
final class LifecycleApi {
    private static final int LATE = 200;

    private final Lifecycle lifecycle;
    private final SurveyLives lives;
    private final Versions versions;

    LifecycleApi(Lifecycle lifecycle, SurveyLives lives, Versions versions) {
        this.lifecycle = lifecycle;
        this.lives = lives;
        this.versions = versions;
    }

    @GetMapping("/state")
    @Operation(summary = "Whether a survey is open, closing or closed, and on how many kiosks it stands")
    StateJson state(@PathVariable String id) {
        return json(published(id));
    }

    @PutMapping("/state")
    @Operation(
            summary =
                    "Change a survey's state: open it, let it close (it shows nowhere any more, and answers still come in), or close it "
                            + "(what comes from then on is kept and counted as late); the kiosks follow behind the request")
    StateJson change(@PathVariable String id, @RequestBody Wish wish, Principal who) {
        SurveyId survey = published(id);
        try {
            lifecycle.change(survey, SurveyState.of(wish.state()), who.getName());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.unprocessable(
                    "The state was not changed.", List.of(new Fault("state", String.valueOf(e.getMessage()))));
        }
        return json(survey);
    }

    @GetMapping("/late-answers")
    @Operation(summary = "Up to 200 answers that came after the survey was closed, the last given first")
    PageJson<LateJson> late(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                lives.late(published(id), LATE), Paging.of(after, limit), LateJson::of, SurveyLives.Late::response);
    }

    /// @param version of the survey that was answered
    record LateJson(String response, String kiosk, int version, Instant answeredAt, Instant receivedAt) {
        static LateJson of(SurveyLives.Late late) {
            return new LateJson(late.response(), late.kiosk(), late.version(), late.answeredAt(), late.receivedAt());
        }
    }

    @PostMapping("/back")
    @Operation(
            summary =
                    "Go back to an earlier version wherever a later one shows or is assigned; `kiosks`, if given, must be "
                            + "how many have a later one as their standing survey, else nothing is done (409)")
    BackJson back(@PathVariable String id, @RequestBody BackWish wish, Principal who) {
        Lifecycle.Back back = lifecycle
                .back(published(id), wish.version())
                .orElseThrow(() -> ApiProblem.notFound("version", id + "/" + wish.version()));
        if (wish.kiosks() != null && wish.kiosks() != back.kiosks().size()) {
            throw ApiProblem.conflict("It is %d kiosks by now, not %d; nothing was changed."
                    .formatted(back.kiosks().size(), wish.kiosks()));
        }
        try {
            lifecycle.goBack(back, who.getName());
        } catch (StandingSurvey.ClosedException e) {
            throw ApiProblem.conflict(String.valueOf(e.getMessage()));
        }
        return new BackJson(
                back.to().version(), back.kiosks().size(), back.assignments().size());
    }

    private SurveyId published(String id) {
        var survey = new SurveyId(id);
        if (versions.of(survey).isEmpty()) {
            throw ApiProblem.notFound("survey", id);
        }
        return survey;
    }

    private StateJson json(SurveyId survey) {
        Lifecycle.Touched touched = lifecycle.touched(survey);
        return new StateJson(
                lives.of(survey).word(),
                touched.kiosks(),
                touched.withheld(),
                touched.assignments(),
                lives.countLate(survey),
                lives.find(survey).map(SurveyLives.Life::changedAt).orElse(null),
                lives.find(survey).map(SurveyLives.Life::by).orElse(null));
    }

    record Wish(String state) {}

    record BackWish(int version, @Nullable Integer kiosks) {}

    record BackJson(int version, int kiosks, int assignments) {}

    /// @param kiosks of which it is the standing survey
    /// @param withheld kiosks that get it back when it is opened
    /// @param late answers that came since it was closed
    record StateJson(
            String state,
            long kiosks,
            long withheld,
            long assignments,
            long late,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}
}
