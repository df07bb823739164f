package fi.hymy.fleet.release;

import fi.hymy.fleet.survey.ContentServer;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where kiosks fetch the files of releases, in parts (Range), over the line that their site's kiosks share.
@RestController
@Hidden
final class ReleaseContentApi {
    private final ReleaseBook book;
    private final ArtifactFiles files;
    private final ContentServer content;

    ReleaseContentApi(ReleaseBook book, ArtifactFiles files, ContentServer content) {
        this.book = book;
        this.files = files;
        this.content = content;
    }

    /// 404 also for what was withdrawn.
    @GetMapping("/content/releases/{hash}")
    void file(@PathVariable String hash, Principal kiosk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ContentHash wanted = new ContentHash(hash);
        Optional<Path> file = book.handsOut(wanted) ? files.find(wanted) : Optional.empty();
        content.send(
                wanted,
                file.orElseThrow(() -> ApiProblem.notFound("file of a release", hash)),
                new KioskId(kiosk.getName()),
                request,
                response);
    }
}
