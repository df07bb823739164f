package fi.hymy.fleet.survey;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import java.time.Duration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What kiosks fetch: exact bytes by their hash, which can be kept for ever and fetched in parts (Range).
@RestController
final class ContentApi {
    private final Versions versions;
    private final Assets assets;

    ContentApi(Versions versions, Assets assets) {
        this.versions = versions;
        this.assets = assets;
    }

    @GetMapping("/content/surveys/{hash}")
    ResponseEntity<Resource> survey(@PathVariable String hash) {
        ContentHash wanted = new ContentHash(hash);
        return versions.bytes(wanted)
                .map(bytes -> immutable(wanted, MediaType.APPLICATION_JSON, bytes))
                .orElseThrow(() -> ApiProblem.notFound("survey", hash));
    }

    @GetMapping("/content/assets/{hash}")
    ResponseEntity<Resource> asset(@PathVariable String hash) {
        ContentHash wanted = new ContentHash(hash);
        Asset asset = assets.find(wanted).orElseThrow(() -> ApiProblem.notFound("asset", hash));
        byte[] bytes = assets.bytes(wanted).orElseThrow(() -> ApiProblem.notFound("asset", hash));
        return immutable(wanted, MediaType.parseMediaType(asset.mediaType()), bytes);
    }

    static ResponseEntity<Resource> immutable(ContentHash hash, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .eTag(hash.hex())
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .contentType(type)
                .body(new ByteArrayResource(bytes));
    }
}
