package fi.hymy.fleet.survey;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a picture or video is, by its first bytes: what an upload says of itself counts for nothing.
enum PictureType {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    GIF_87("image/gif", "474946383761"),
    GIF_89("image/gif", "474946383961"),
    /// Its first box is called `ftyp`, after four bytes of length (ISO/IEC 14496-12).
    MP4("video/mp4", "66747970", 4);

    private final String mediaType;
    private final String start;
    private final int offset;

    PictureType(String mediaType, String start) {
        this(mediaType, start, 0);
    }

    /// @param start the bytes by which it is known, in hexadecimal digits
    /// @param offset where they stand
    PictureType(String mediaType, String start, int offset) {
        this.mediaType = mediaType;
        this.start = start;
        this.offset = offset;
    }

    static Optional<String> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(type -> type.begins(bytes))
                .map(type -> type.mediaType)
                .findFirst();
    }

    private boolean begins(byte[] bytes) {
        int end = offset + start.length() / 2;
        return bytes.length > end
                && HexFormat.of().formatHex(bytes, offset, end).equals(start);
    }
}
