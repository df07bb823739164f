package fi.hymy.fleet.survey;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a picture is, by its first bytes: what an upload says of itself counts for nothing.
enum PictureType {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    GIF_87("image/gif", "474946383761"),
    GIF_89("image/gif", "474946383961");

    private final String mediaType;
    private final String start;

    /// @param start the first bytes, in hexadecimal digits
    PictureType(String mediaType, String start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    static Optional<String> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(type -> type.begins(bytes))
                .map(type -> type.mediaType)
                .findFirst();
    }

    private boolean begins(byte[] bytes) {
        int length = start.length() / 2;
        return bytes.length > length
                && HexFormat.of().formatHex(bytes, 0, length).equals(start);
    }
}
