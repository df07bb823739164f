package fi.hymy.fleet.survey;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "surveys")
final class SurveyApi {
    /// Any type will do, for the bytes are looked at; but the container takes a form apart before we see it.
    private static final String NO_FORM = "!application/x-www-form-urlencoded";

    private final SurveyList surveys;
    private final Drafts drafts;
    private final Versions versions;
    private final Publishing publishing;
    private final Assets assets;
    private final ContentServer content;

    SurveyApi(
            SurveyList surveys,
            Drafts drafts,
            Versions versions,
            Publishing publishing,
            Assets assets,
            ContentServer content) {
        this.surveys = surveys;
        this.drafts = drafts;
        this.versions = versions;
        this.publishing = publishing;
        this.assets = assets;
        this.content = content;
    }

    @GetMapping("/surveys")
    @Operation(summary = "All surveys, by name")
    PageJson<SurveyJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                surveys.all(),
                Paging.of(after, limit),
                SurveyJson::of,
                row -> row.id().value());
    }

    @GetMapping(path = "/surveys/{id}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The draft's text as it was saved, which may be faulty")
    byte[] draft(@PathVariable String id) {
        return drafts.find(new SurveyId(id))
                .map(draft -> draft.body().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> ApiProblem.notFound("draft of survey", id));
    }

    @PutMapping(path = "/surveys/{id}/draft", consumes = NO_FORM)
    @Operation(summary = "Save a draft (the survey's JSON), faulty or not; the answer lists every fault")
    DraftJson saveDraft(@PathVariable String id, @RequestBody byte[] body, Principal who) {
        if (body.length > SurveyCodec.MAX_SURVEY) {
            throw ApiProblem.unprocessable("A survey may have 512 KiB.", List.of());
        }
        DraftText text = drafts.save(new SurveyId(id), new String(body, StandardCharsets.UTF_8), who.getName());
        return new DraftJson(id, text.faults());
    }

    @PostMapping("/surveys/{id}/versions")
    @Operation(summary = "Publish the draft as the next version; 200 with the newest one when nothing changed")
    @ApiResponse(responseCode = "200", description = "Nothing changed: the newest one")
    @ApiResponse(responseCode = "201", description = "The new version")
    ResponseEntity<VersionJson> publish(@PathVariable String id, Principal who) {
        return switch (publishing.publish(new SurveyId(id), who.getName())) {
            case Publishing.Outcome.Published(var ref) ->
                ResponseEntity.status(HttpStatus.CREATED).body(version(id, ref.version()));
            case Publishing.Outcome.Unchanged(var ref) -> ResponseEntity.ok(version(id, ref.version()));
            case Publishing.Outcome.Faulty(var faults) ->
                throw ApiProblem.unprocessable("The draft has faults, so it was not published.", faults);
            case Publishing.Outcome.NoDraft() -> throw ApiProblem.notFound("draft of survey", id);
        };
    }

    @GetMapping("/surveys/{id}/versions")
    @Operation(summary = "Published versions, the newest first")
    PageJson<VersionJson> versions(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                versions.of(new SurveyId(id)),
                Paging.of(after, limit),
                VersionJson::of,
                version -> String.valueOf(version.ref().version()));
    }

    @GetMapping(path = "/surveys/{id}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The published bytes")
    void bytes(
            @PathVariable String id,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedVersion found = versions.find(new SurveyId(id), version)
                .orElseThrow(() -> ApiProblem.notFound("version", id + "/" + version));
        content.send(content.survey(found.ref().hash()), request, response);
    }

    @GetMapping("/assets")
    @Operation(summary = "Pictures, the newest first")
    PageJson<AssetJson> assets(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                assets.list(),
                Paging.of(after, limit),
                AssetJson::of,
                asset -> asset.hash().hex());
    }

    @GetMapping("/assets/{hash}/bytes")
    @Operation(summary = "A picture itself, in parts where Range asks for them")
    @ApiResponse(responseCode = "200", description = "All of it")
    @ApiResponse(responseCode = "206", description = "The part that was asked for")
    @ApiResponse(responseCode = "416", description = "Nothing of it lies in the range")
    void assetBytes(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        content.send(content.asset(new ContentHash(hash)), request, response);
    }

    @PostMapping(path = "/assets", consumes = NO_FORM)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Upload a picture (PNG, JPEG, GIF) or a video (MP4): the body is its bytes")
    AssetJson addAsset(@RequestBody byte[] body) {
        return switch (assets.add(body)) {
            case Assets.Adding.Added(var asset) -> AssetJson.of(asset);
            case Assets.Adding.Refused(var why) -> throw ApiProblem.unprocessable(why, List.of());
        };
    }

    private VersionJson version(String id, int number) {
        return versions.find(new SurveyId(id), number)
                .map(VersionJson::of)
                .orElseThrow(() -> ApiProblem.notFound("version", id + "/" + number));
    }

    /// @param latestVersion the newest published one, or null
    record SurveyJson(
            String id,
            String name,
            @Nullable DraftFacts draft,
            @Nullable Integer latestVersion) {
        static SurveyJson of(SurveyList.Row row) {
            return new SurveyJson(
                    row.id().value(),
                    row.name(),
                    row.draft()
                            .map(draft -> new DraftFacts(draft.updatedAt(), draft.updatedBy()))
                            .orElse(null),
                    row.latest().map(latest -> latest.ref().version()).orElse(null));
        }
    }

    record DraftFacts(Instant updatedAt, String updatedBy) {}

    record DraftJson(String id, List<Fault> faults) {}

    record VersionJson(String survey, int version, String hash, String name, Instant publishedAt, String publishedBy) {
        static VersionJson of(PublishedVersion found) {
            return new VersionJson(
                    found.ref().survey().value(),
                    found.ref().version(),
                    found.ref().hash().hex(),
                    found.name(),
                    found.publishedAt(),
                    found.publishedBy());
        }
    }

    record AssetJson(String hash, String mediaType, long size) {
        static AssetJson of(Asset asset) {
            return new AssetJson(asset.hash().hex(), asset.mediaType(), asset.size());
        }
    }
}
