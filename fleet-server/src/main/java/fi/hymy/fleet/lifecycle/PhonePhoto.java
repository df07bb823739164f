package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.t;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// What a phone's camera took, made anew: small, upright, and without what else the file said (where, when,
/// by which phone). Any thread; few at a time, for a picture in memory is large.
final class PhonePhoto {
    /// As large as an upload may be, in bytes.
    static final int MOST_BYTES = 10 * 1024 * 1024;
    /// The longer side of what is kept, in pixels.
    static final int SIDE = 1600;

    private static final int LARGEST_SIDE = 20_000;
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private PhonePhoto() {}

    /// What became of an upload.
    sealed interface Made {
        /// @param jpeg at most [#SIDE] pixels on a side
        record Good(Jpeg jpeg) implements Made {}

        /// @param why for who took it
        record Refused(String why) implements Made {}
    }

    /// @param upload whatever its name says, its bytes decide what it is
    static Made of(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            return new Made.Refused(t("The photo is larger than 10 MB. Take it with a smaller size."));
        }
        if (!isJpeg(upload) && !isPng(upload)) {
            return new Made.Refused(t("This is no JPEG or PNG picture. Take the photo with the phone's camera."));
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return read(upload)
                    .map(image -> (Made) new Made.Good(jpeg(upright(image, isJpeg(upload) ? Exif.turn(upload) : 1))))
                    .orElseGet(() -> new Made.Refused(t("The photo cannot be read. Take it once more.")));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Made.Refused(t("The photo cannot be read. Take it once more."));
        } finally {
            AT_ONCE.release();
        }
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 && (bytes[2] & 0xFF) == 0xFF;
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    /// Leaves out rows and columns while it reads, so that a huge picture never stands in memory whole.
    private static Optional<BufferedImage> read(byte[] upload) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
                if (longer > LARGEST_SIDE) {
                    throw new IIOException("too many pixels");
                }
                int step = Math.max(1, longer / (2 * SIDE));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        }
    }

    /// @param turn as EXIF has it: 1 is upright, 3 upside down, 6 and 8 lie on a side; even and 5, 7 are
    /// mirrored too
    private static BufferedImage upright(BufferedImage image, int turn) {
        boolean lies = turn >= 5;
        double scale = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(scale * (lies ? image.getHeight() : image.getWidth())));
        int height = Math.max(1, (int) Math.round(scale * (lies ? image.getWidth() : image.getHeight())));
        var made = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = made.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform place = turned(turn, width, height);
        place.scale(scale, scale);
        graphics.drawImage(image, place, null);
        graphics.dispose();
        return made;
    }

    private static AffineTransform turned(int turn, int width, int height) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }

    private static Jpeg jpeg(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written", e);
        }
        return new Jpeg(bytes.toByteArray());
    }
}
