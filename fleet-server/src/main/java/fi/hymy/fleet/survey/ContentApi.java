package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What kiosks fetch: exact bytes by their hash, which can be kept for ever and fetched in parts (Range).
@RestController
@Hidden
final class ContentApi {
    private final ContentServer content;

    ContentApi(ContentServer content) {
        this.content = content;
    }

    @GetMapping("/content/surveys/{hash}")
    void survey(@PathVariable String hash, Principal kiosk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        content.send(content.survey(new ContentHash(hash)), new KioskId(kiosk.getName()), request, response);
    }

    @GetMapping("/content/assets/{hash}")
    void asset(@PathVariable String hash, Principal kiosk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        content.send(content.asset(new ContentHash(hash)), new KioskId(kiosk.getName()), request, response);
    }
}
