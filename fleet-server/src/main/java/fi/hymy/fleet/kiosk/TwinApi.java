package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{id}")
@Tag(name = "kiosks")
final class TwinApi {
    private final Fleet fleet;
    private final Twin twin;

    TwinApi(Fleet fleet, Twin twin) {
        this.fleet = fleet;
        this.twin = twin;
    }

    @GetMapping("/screen")
    @Operation(summary = "What a kiosk should show at this moment, what it shows, and the one reason why not")
    ScreenJson screen(@PathVariable String id) {
        KioskStatus status = status(id);
        return new ScreenJson(
                SurveyJson.of(status.shouldShow()),
                SurveyJson.of(status.shows()),
                status.settled(),
                status.why().map(why -> why.cause().name()).orElse(null),
                status.whyNot().orElse(null),
                status.why().map(why -> why.cause().isFault()).orElse(false));
    }

    @GetMapping("/history")
    @Operation(
            summary =
                    "The last changes of what a kiosk should be and says that it is, the newest first; at most 200 are kept; "
                            + "`next` is the `after` of the next page")
    Page history(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        KioskId kiosk = status(id).kiosk().id();
        int most = Math.clamp(limit, 1, TwinHistory.KEPT);
        List<TwinChange> found = twin.history(kiosk, after == null ? Long.MAX_VALUE : after, most + 1);
        List<ChangeJson> items = found.stream().limit(most).map(ChangeJson::of).toList();
        return new Page(items, found.size() > most ? items.getLast().number() : null);
    }

    private KioskStatus status(String id) {
        return fleet.find(new KioskId(id)).orElseThrow(() -> ApiProblem.notFound("kiosk", id));
    }

    /// @param cause as `OFFLINE`, or null where all is well
    /// @param why in words, or null
    /// @param fault whether something is wrong, rather than as somebody decided
    record ScreenJson(
            @Nullable SurveyJson shouldShow,
            @Nullable SurveyJson shows,
            boolean settled,
            @Nullable String cause,
            @Nullable String why,
            boolean fault) {}

    record SurveyJson(String survey, int version, String hash) {
        static @Nullable SurveyJson of(Optional<SurveyRef> ref) {
            return ref.map(shown -> new SurveyJson(
                            shown.survey().value(),
                            shown.version(),
                            shown.hash().hex()))
                    .orElse(null);
        }
    }

    record Page(List<ChangeJson> items, @Nullable Long next) {}

    /// @param side `desired` or `reported`
    /// @param version the desired one; of a report, the newest that the kiosk knew
    /// @param by empty for the kiosk itself
    record ChangeJson(
            long number,
            String side,
            long version,
            @Nullable String survey,
            @Nullable Integer surveyVersion,
            String what,
            String by,
            Instant at) {
        static ChangeJson of(TwinChange change) {
            return new ChangeJson(
                    change.number(),
                    change.side().word(),
                    change.version(),
                    change.survey().map(SurveyId::value).orElse(null),
                    change.survey().map(_ -> change.surveyVersion()).orElse(null),
                    change.what(),
                    change.by(),
                    change.at());
        }
    }
}
