package fi.hymy.fleet.release;

import fi.hymy.fleet.release.ArtifactFiles.Taking;
import fi.hymy.fleet.release.Releases.Adding;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/releases")
@Tag(name = "releases")
final class ReleaseApi {
    private final Releases releases;
    private final ReleaseBook book;
    private final SoftwareBook software;
    private final InstantSource clock;

    ReleaseApi(Releases releases, ReleaseBook book, SoftwareBook software, InstantSource clock) {
        this.releases = releases;
        this.book = book;
        this.software = software;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All releases of software, the newest first, page by page")
    PageJson<ReleaseJson.Summary> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        ReleaseBook.After last = paging.after(2, ReleaseBook.After::read).orElse(null);
        return PageJson.of(
                book.page(last, paging.oneMore()),
                paging,
                release -> ReleaseJson.Summary.of(release, clock.instant()),
                release -> Paging.cursor(release.addedAt().toEpochMilli(), release.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Bring a signed manifest, as `hymy release sign` wrote it; its files follow one by one. The same"
                    + " one twice is one")
    ReleaseJson.Whole add(
            @org.springframework.web.bind.annotation.RequestBody ReleaseJson.Signed signed, Principal who) {
        return switch (releases.add(read(signed), who.getName())) {
            case Adding.Added(Release release) -> whole(release);
            case Adding.Refused(String why) ->
                throw ApiProblem.unprocessable(
                        "The release was not taken. " + why, List.of(new Fault("manifest", why)));
        };
    }

    private static SignedManifest read(ReleaseJson.Signed signed) {
        try {
            return signed.read();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.unprocessable(
                    "This is no signed manifest.", List.of(new Fault("manifest", String.valueOf(e.getMessage()))));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "One release: its files, and how far it is, by what kiosks really run")
    ReleaseJson.Whole one(@PathVariable String id) {
        return whole(find(id));
    }

    @PutMapping(path = "/{id}/files/{arch}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary =
                    "Send a release's file for an architecture, or a part of it that begins at `from`: an upload that broke off"
                            + " goes on behind what was received",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ReleaseJson.File upload(
            @PathVariable String id,
            @PathVariable String arch,
            @RequestParam(defaultValue = "0") long from,
            HttpServletRequest request)
            throws IOException {
        Release release = find(id);
        Artifact artifact =
                release.artifact(arch).orElseThrow(() -> ApiProblem.notFound("file of this release for", arch));
        if (from < 0 || from > artifact.bytes()) {
            throw ApiProblem.unprocessable(
                    "Nothing was taken.", List.of(new Fault("from", "must lie between 0 and the file's size")));
        }
        return switch (releases.upload(artifact, from, request.getInputStream())) {
            case Taking.Whole _ -> file(find(id), artifact);
            case Taking.Some _ -> file(release, artifact);
            case Taking.Busy _ -> throw ApiProblem.conflict("Somebody else uploads this file just now.");
            case Taking.Refused(String why) ->
                throw ApiProblem.unprocessable("The file was not taken. " + why, List.of(new Fault("file", why)));
        };
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "Withdraw a release: it is handed to no kiosk any more, and those that run it keep it")
    ReleaseJson.Whole withdraw(@PathVariable String id, Principal who) {
        if (!releases.withdraw(find(id), who.getName())) {
            throw ApiProblem.conflict("It was withdrawn already.");
        }
        return whole(find(id));
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Take the withdrawal of a release back; a rollout hands it out again")
    ReleaseJson.Whole restore(@PathVariable String id) {
        if (!releases.restore(find(id))) {
            throw ApiProblem.conflict("It was not withdrawn.");
        }
        return whole(find(id));
    }

    @GetMapping("/{id}/kiosks")
    @Operation(
            summary = "The kiosks that are to run it, with the one reason why not, page by page; standing as `runs` or"
                    + " `rolled_back`")
    PageJson<ReleaseJson.Kiosk> kiosks(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Release release = find(id);
        Paging paging = Paging.of(after, limit);
        String last = paging.after(1, List::getFirst).orElse("");
        return PageJson.of(
                software.meant(release, standing.isEmpty() ? null : standing(standing), last, paging.oneMore()),
                paging,
                kiosk -> ReleaseJson.Kiosk.of(kiosk, release),
                kiosk -> Paging.cursor(kiosk.kiosk()));
    }

    private static WhyNotYet standing(String word) {
        try {
            return WhyNotYet.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.unprocessable(
                    "There is no such list.", List.of(new Fault("standing", "is none: runs, rolled_back, offline …")));
        }
    }

    private ReleaseJson.Whole whole(Release release) {
        List<SoftwareBook.Count> counts = software.counts(release);
        return new ReleaseJson.Whole(
                ReleaseJson.Summary.of(release, clock.instant()),
                release.manifest().artifacts().stream()
                        .map(artifact -> file(release, artifact))
                        .toList(),
                software.running(release),
                counts.stream().mapToLong(SoftwareBook.Count::kiosks).sum(),
                Stream.of(WhyNotYet.values())
                        .flatMap(standing -> counts.stream().filter(count -> count.standing() == standing))
                        .map(count -> new ReleaseJson.Standing(
                                count.standing().word(), count.standing().words(), count.kiosks()))
                        .toList());
    }

    private ReleaseJson.File file(Release release, Artifact artifact) {
        return ReleaseJson.File.of(release, artifact, releases.received(artifact));
    }

    private Release find(String id) {
        return book.find(id).orElseThrow(() -> ApiProblem.notFound("release", id));
    }
}
