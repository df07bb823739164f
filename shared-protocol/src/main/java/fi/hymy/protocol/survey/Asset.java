package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import java.util.Set;

/// A file that a survey shows, named by what it holds.
///
/// @param hash SHA-256 of its bytes
/// @param mediaType one of [#MEDIA_TYPES]
/// @param size in bytes, 1 to [#MAX_SIZE]
public record Asset(ContentHash hash, String mediaType, long size) {
    public static final Set<String> MEDIA_TYPES = Set.of("image/png", "image/jpeg", "image/gif", "video/mp4");
    public static final long MAX_SIZE = 20L * 1024 * 1024;

    public Asset {
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new IllegalArgumentException("mediaType must be one of image/png, image/jpeg, image/gif, video/mp4");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must lie between 1 and 20971520 bytes, it is " + size);
        }
    }

    /// Whether it can be shown where nothing moves; of an animated picture that is its first frame.
    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    /// Whether it may move: a video, or a picture that may be animated.
    public boolean isMotion() {
        return mediaType.equals("video/mp4") || mediaType.equals("image/gif");
    }
}
