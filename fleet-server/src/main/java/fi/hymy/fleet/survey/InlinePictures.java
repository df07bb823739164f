package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Pictures of surveys as `data:` addresses, for drawings that must bring with them all that they show.
@Component
public final class InlinePictures {
    /// In bytes. Larger ones, as photographs behind everything, are left out of drawings.
    private static final long LARGEST = 1024 * 1024;

    private final Assets assets;

    InlinePictures(Assets assets) {
        this.assets = assets;
    }

    /// Empty for videos, for what is too large, and for what there is not.
    public Optional<String> data(ContentHash hash) {
        return assets.find(hash)
                .filter(Asset::isPicture)
                .filter(asset -> asset.size() <= LARGEST)
                .flatMap(asset -> assets.content(hash))
                .map(content -> "data:%s;base64,%s"
                        .formatted(content.mediaType(), Base64.getEncoder().encodeToString(content.bytes())));
    }
}
