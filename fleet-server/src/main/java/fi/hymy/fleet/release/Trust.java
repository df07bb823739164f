package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.key;
import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/// Whose releases this server takes: those of the host's file, and whoever they named as their followers in releases
/// that are here. The server holds public keys alone: it can hand releases out and never make one.
@Component
final class Trust {
    private final ReleaseSettings settings;
    private final ReleaseBook book;

    Trust(ReleaseSettings settings, ReleaseBook book) {
        this.settings = settings;
        this.book = book;
    }

    /// What the host's file comes to.
    sealed interface Keys {
        record Known(TrustedKeys keys) implements Keys {}

        /// @param why for whoever uploads, in English; a page says it in the reader's language
        record Unknown(String why) implements Keys {}
    }

    /// Reads the file anew.
    Keys keys() {
        Path file = settings.keys();
        if (file == null) {
            return new Keys.Unknown(
                    key(
                            "This server trusts no key yet. Whoever runs it sets hymy.release.keys to a file with public keys."));
        }
        try {
            TrustedKeys keys = ReleaseCodec.decodeKeys(Files.readAllBytes(file));
            for (SignedManifest each : book.manifests()) {
                keys = keys.after(ReleaseCodec.decodeManifest(each.manifest().getBytes(UTF_8)));
            }
            return new Keys.Known(keys);
        } catch (IOException | CodecException e) {
            return new Keys.Unknown(key("The file of trusted keys that hymy.release.keys names cannot be read."));
        }
    }
}
