package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
    @Operation(summary = "The last 200 changes of what a kiosk should be and says that it is, the newest first")
    PageJson<ChangeJson> history(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        KioskId kiosk = status(id).kiosk().id();
        Paging paging = Paging.of(after, limit);
        long before = paging.after(1, parts -> Long.valueOf(parts.getFirst())).orElse(Long.MAX_VALUE);
        return PageJson.of(
                twin.history(kiosk, before, paging.oneMore()),
                paging,
                ChangeJson::of,
                change -> Paging.cursor(change.number()));
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
                    Sentence.read(change.what()).words(),
                    change.by(),
                    change.at());
        }
    }
}
