package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The picture of a display, as it changes: an X window dump (XWD) that the display itself keeps in a file.
public final class FrameBuffer {
    /// Places of 32-bit numbers in the header.
    private static final int HEADER_SIZE = 0;

    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int BYTE_ORDER = 7;
    private static final int LINE_BYTES = 12;
    private static final int COLOURS = 19;
    private static final int COLOUR_BYTES = 12;

    private final ByteBuffer bytes;
    private final int start;
    private final int line;
    private final int width;
    private final int height;

    private FrameBuffer(ByteBuffer bytes) {
        this.bytes = bytes;
        this.width = header(bytes, WIDTH);
        this.height = header(bytes, HEIGHT);
        this.line = header(bytes, LINE_BYTES);
        this.start = header(bytes, HEADER_SIZE) + header(bytes, COLOURS) * COLOUR_BYTES;
        bytes.order(header(bytes, BYTE_ORDER) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /// @param file of 32 bits a pixel
    static FrameBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new FrameBuffer(mapped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// Red, green and blue, eight bits each.
    public int colour(int x, int y) {
        return bytes.getInt(start + y * line + x * Integer.BYTES) & 0xFF_FFFF;
    }

    private static int header(ByteBuffer bytes, int place) {
        return bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(place * Integer.BYTES);
    }
}
