package fi.hymy.protocol.message;

import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;

/// Which release a kiosk should run. It decides by itself whether it may.
///
/// @param channel in which the server put the kiosk; a release of another one is not taken
public record DesiredRelease(String channel, SignedManifest signed) {
    public DesiredRelease {
        if (!Manifest.isChannel(channel)) {
            throw new IllegalArgumentException("channel may hold a-z, 0-9 and -, 1 to 40 of them");
        }
    }
}
