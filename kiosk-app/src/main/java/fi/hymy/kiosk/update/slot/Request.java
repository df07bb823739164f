package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.release.SignedManifest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What the kiosk's program asks the slot machine for. Nothing in it is believed: it is checked all over again.
///
/// @param channel in which the server put the kiosk
/// @param now it is now, or later, as far as the kiosk knows
/// @param signed the release whose file lies ready
public record Request(String channel, Instant now, SignedManifest signed) {
    public String text() {
        return "channel=%s\nnow=%s\nrelease=%s\n"
                .formatted(channel, now, new String(ReleaseCodec.encode(signed), StandardCharsets.UTF_8));
    }

    static Optional<Request> read(String text) {
        Lines lines = Lines.of(text);
        try {
            return Optional.of(new Request(
                    lines.get("channel"),
                    Instant.parse(lines.get("now")),
                    ReleaseCodec.decodeSigned(lines.get("release").getBytes(StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException | DateTimeException | CodecException _) {
            return Optional.empty();
        }
    }
}
