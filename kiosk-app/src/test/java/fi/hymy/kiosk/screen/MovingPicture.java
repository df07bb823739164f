package fi.hymy.kiosk.screen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// GIFs made by hand: each frame is of one colour, red first, then blue, and so on in turns, a tenth of a second each.
final class MovingPicture {
    static final int RED = 0xFFFF0000;
    static final int BLUE = 0xFF0000FF;
    /// Edge of what a frame paints, in pixels.
    private static final int PAINTED = 8;

    private MovingPicture() {}

    /// @param width that the file claims; what lies beyond the painted corner is transparent
    static byte[] gif(int width, int height, int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        numbers(out, width, height);
        // Four colours: black, red, blue, black.
        bytes(out, 0x81, 0, 0, 0, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF, 0, 0, 0);
        bytes(out, 0x21, 0xFF, 11);
        out.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        bytes(out, 3, 1, 0, 0, 0);
        for (int frame = 0; frame < frames; frame++) {
            bytes(out, 0x21, 0xF9, 4, 0, 10, 0, 0, 0);
            bytes(out, 0x2C);
            numbers(out, 0, 0, Math.min(width, PAINTED), Math.min(height, PAINTED));
            bytes(out, 0, 2);
            byte[] data = filled(Math.min(width, PAINTED) * Math.min(height, PAINTED), 1 + frame % 2);
            bytes(out, data.length);
            out.writeBytes(data);
            bytes(out, 0);
        }
        bytes(out, 0x3B);
        return out.toByteArray();
    }

    /// LZW whose table never grows: before each pixel it is cleared. Codes of three bits, the lowest first.
    private static byte[] filled(int pixels, int colour) {
        var out = new ByteArrayOutputStream();
        int bits = 0;
        int count = 0;
        for (int i = 0; i <= 2 * pixels; i++) {
            int code = i == 2 * pixels ? 5 : i % 2 == 0 ? 4 : colour;
            bits |= code << count;
            count += 3;
            while (count >= 8) {
                out.write(bits & 0xFF);
                bits >>= 8;
                count -= 8;
            }
        }
        out.write(bits & 0xFF);
        return out.toByteArray();
    }

    private static void numbers(ByteArrayOutputStream out, int... numbers) {
        for (int number : numbers) {
            bytes(out, number & 0xFF, number >> 8);
        }
    }

    private static void bytes(ByteArrayOutputStream out, int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
    }
}
