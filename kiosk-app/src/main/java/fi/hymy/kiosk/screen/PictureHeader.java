package fi.hymy.kiosk.screen;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the bytes of a PNG, a JPEG or a GIF say about the picture, without anything being decoded.
///
/// @param frames how many pictures a GIF moves through, 1 of everything else
/// @param firstEnd where the first of them ends, 0 of everything else
record PictureHeader(int width, int height, int frames, int firstEnd) {
    private static final int PNG_WIDTH = 16;
    private static final int GIF_SCREEN = 6;
    private static final int GIF_BLOCKS = 13;
    private static final int GIF_EXTENSION = 0x21;
    private static final int GIF_IMAGE = 0x2C;
    private static final int GIF_IMAGE_HEAD = 10;

    /// Nothing when it is none of these, or cut off before it says how large it is.
    static Optional<PictureHeader> of(byte[] bytes) {
        try {
            return read(new Bytes(bytes)).filter(head -> head.width > 0 && head.height > 0);
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHeader> read(Bytes in) {
        if (in.says(1, "PNG")) {
            return Optional.of(new PictureHeader(in.big(PNG_WIDTH, 4), in.big(PNG_WIDTH + 4, 4), 1, 0));
        }
        if (in.says(0, "GIF8")) {
            return gif(in);
        }
        return in.at(0) == 0xFF && in.at(1) == 0xD8 ? jpeg(in) : Optional.empty();
    }

    /// Segments follow each other until one starts a frame (SOF0 to SOF15, but for three that are something else).
    private static Optional<PictureHeader> jpeg(Bytes in) {
        int at = 2;
        while (in.at(at) == 0xFF) {
            int kind = in.at(at + 1);
            if (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC) {
                return Optional.of(new PictureHeader(in.big(at + 7, 2), in.big(at + 5, 2), 1, 0));
            }
            at += kind == 0xFF ? 1 : 2 + in.big(at + 2, 2);
        }
        return Optional.empty();
    }

    /// A GIF that breaks off later still has the frames before.
    private static Optional<PictureHeader> gif(Bytes in) {
        int width = in.little(GIF_SCREEN);
        int height = in.little(GIF_SCREEN + 2);
        int at = GIF_BLOCKS + palette(in.at(GIF_SCREEN + 4));
        int frames = 0;
        int firstEnd = 0;
        while (at < in.size() && (in.at(at) == GIF_EXTENSION || in.at(at) == GIF_IMAGE)) {
            boolean image = in.at(at) == GIF_IMAGE;
            int data = image ? at + GIF_IMAGE_HEAD + palette(in.at(at + GIF_IMAGE_HEAD - 1)) + 1 : at + 2;
            int end = in.afterBlocks(data);
            if (end < 0) {
                break;
            }
            at = end;
            frames += image ? 1 : 0;
            firstEnd = image && frames == 1 ? at : firstEnd;
        }
        return frames == 0 ? Optional.empty() : Optional.of(new PictureHeader(width, height, frames, firstEnd));
    }

    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /// Numbers among bytes.
    private static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        int size() {
            return bytes.length;
        }

        int at(int place) {
            return bytes[place] & 0xFF;
        }

        int little(int place) {
            return at(place) | (at(place + 1) << 8);
        }

        int big(int place, int count) {
            int number = 0;
            for (int i = 0; i < count; i++) {
                number = (number << 8) | at(place + i);
            }
            return number;
        }

        boolean says(int place, String letters) {
            return bytes.length >= place + letters.length()
                    && new String(bytes, place, letters.length(), StandardCharsets.ISO_8859_1).equals(letters);
        }

        /// Where the blocks that begin here end: each says how long it is, the last one 0. -1 when they break off.
        int afterBlocks(int place) {
            int at = place;
            while (at < bytes.length && at(at) > 0) {
                at += at(at) + 1;
            }
            return at < bytes.length ? at + 1 : -1;
        }
    }
}
