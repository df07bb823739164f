package fi.hymy.kiosk.screen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.Image;

/// A picture that was read but not drawn yet. Drawing is bounded: JavaFX keeps every frame of a picture that moves in
/// memory, so that a few megabytes of file could become a gigabyte.
final class PictureFile {
    /// Pixels of all frames together that are decoded at most: a phone's photograph, or a small film of some seconds.
    static final long MOST_DECODED = 50_000_000;
    /// Pixels of all frames together that are kept at most, 4 bytes each: 64 MB.
    static final long MOST_KEPT = 16_000_000;
    /// How much smaller than wanted a picture that moves may be drawn so that it still moves.
    private static final double SMALLEST = 0.5;

    private static final byte GIF_END = 0x3B;

    private final byte[] bytes;
    private final PictureHeader head;

    private PictureFile(byte[] bytes, PictureHeader head) {
        this.bytes = bytes;
        this.head = head;
    }

    /// Nothing when it cannot be read, is no picture, or is larger than any picture needs to be.
    static Optional<PictureFile> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return PictureHeader.of(bytes)
                    .map(head -> new PictureFile(bytes, head))
                    .filter(picture -> picture.pixels() <= MOST_DECODED);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    int width() {
        return head.width();
    }

    int height() {
        return head.height();
    }

    private long pixels() {
        return (long) width() * height();
    }

    /// Drawn at this many times its size; nothing when it is broken inside.
    ///
    /// @param motion whether it may move, if it does; else its first frame stands
    Optional<Image> draw(double size, boolean motion) {
        if (head.frames() == 1) {
            return image(bytes, size);
        }
        double kept = pixels() * size * size * head.frames();
        double smaller = Math.min(1, Math.sqrt(MOST_KEPT / kept));
        boolean moves = motion && smaller >= SMALLEST && pixels() * head.frames() <= MOST_DECODED;
        return moves ? image(bytes, size * smaller) : image(firstFrame(), size);
    }

    private Optional<Image> image(byte[] drawn, double size) {
        var image = new Image(
                new ByteArrayInputStream(drawn),
                Math.max(1, Math.rint(width() * size)),
                Math.max(1, Math.rint(height() * size)),
                false,
                true);
        return image.isError() ? Optional.empty() : Optional.of(image);
    }

    private byte[] firstFrame() {
        byte[] first = Arrays.copyOf(bytes, head.firstEnd() + 1);
        first[head.firstEnd()] = GIF_END;
        return first;
    }
}
