package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.sketch.SurveySketch;
import fi.hymy.fleet.survey.InlinePictures;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kiosks/{id}/screen")
@Tag(name = "kiosks")
final class ExpectedApi {
    private static final int SMALLEST = 200;
    private static final int LARGEST = 8000;

    private final Twin twin;
    private final Versions versions;
    private final InlinePictures pictures;
    private final InstantSource clock;

    ExpectedApi(Twin twin, Versions versions, InlinePictures pictures, InstantSource clock) {
        this.twin = twin;
        this.versions = versions;
        this.pictures = pictures;
        this.clock = clock;
    }

    @GetMapping(path = "/expected", produces = "image/svg+xml")
    @Operation(
            summary = "A drawing of what a kiosk should show, to hold beside a picture of its screen; "
                    + "made from the survey, not by a kiosk")
    @ApiResponse(responseCode = "200", description = "The first screen, or all of them")
    @ApiResponse(responseCode = "204", description = "It should show no survey", content = @Content)
    ResponseEntity<String> expected(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "1280") int width,
            @RequestParam(defaultValue = "800") int height,
            @RequestParam(defaultValue = "false") boolean all) {
        Optional<SurveyRef> should = twin.find(new KioskId(id)).shouldShow(at == null ? clock.instant() : at);
        if (should.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        Survey survey = should.flatMap(versions::read)
                .orElseThrow(() -> ApiProblem.notFound("version", should.get().toString()));
        var sketch = new SurveySketch(
                survey, Math.clamp(width, SMALLEST, LARGEST), Math.clamp(height, SMALLEST, LARGEST), pictures::data);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(all ? sketch.all() : sketch.first());
    }
}
