package fi.hymy.acceptance.emulator;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was on the glass at a moment, read as a person reads it: a code, faces by their colours.
record Picture(BufferedImage image) {
    private static final Pattern CODE = Pattern.compile("([0-9]{4}-?[0-9]{4})$");
    private static final Pattern HEADER = Pattern.compile("P6\\s(\\d{1,5})\\s(\\d{1,5})\\s255\\s");
    private static final int FEWEST_PIXELS = 400;
    private static final int CELL = 16;
    private static final int LEVELS = 256;

    /// @param file a pixmap of eight bits a colour, as emulators write it without packing it, which would take
    ///     from the machine that emulates
    /// @throws UncheckedIOException when it is no such picture
    static Picture read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Matcher header =
                    HEADER.matcher(new String(bytes, 0, Math.min(bytes.length, 32), StandardCharsets.US_ASCII));
            if (!header.lookingAt()) {
                throw new IOException(file + " is no pixmap");
            }
            int width = Integer.parseInt(header.group(1));
            int height = Integer.parseInt(header.group(2));
            if (bytes.length != header.end() + 3L * width * height) {
                throw new IOException(file + " is no whole pixmap");
            }
            var pixels = new int[width * height];
            int at = header.end();
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                pixels[pixel] = ((bytes[at++] & 0xFF) << 16) | ((bytes[at++] & 0xFF) << 8) | (bytes[at++] & 0xFF);
            }
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, width, height, pixels, 0, width);
            return new Picture(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The code to claim the kiosk by, from the picture that telephones scan.
    Optional<String> code() {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            // Of many, since the plain reader takes three in a hundred for something else. Kiosks avoid those, of which
            // this is no test.
            Result[] read = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)));
            return CODE.matcher(read[0].getText())
                    .results()
                    .map(MatchResult::group)
                    .findFirst();
        } catch (ReaderException e) {
            // None, or half drawn.
            return Optional.empty();
        }
    }

    /// Whether a point has this colour, or one that no eye tells apart: the splash and the program round differently.
    ///
    /// @param rgb as 0xF4F6FA
    boolean is(int rgb, double x, double y) {
        int there = image.getRGB((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1)));
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((there >> shift & 0xFF) - (rgb >> shift & 0xFF)) > 2) {
                return false;
            }
        }
        return true;
    }

    /// The middle of what is painted in exactly this colour.
    ///
    /// @param rgb as 0x45AD66
    Optional<Place> middle(int rgb) {
        long x = 0;
        long y = 0;
        long found = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                if ((image.getRGB(column, row) & 0xFFFFFF) == rgb) {
                    x += column;
                    y += row;
                    found++;
                }
            }
        }
        return found < FEWEST_PIXELS
                ? Optional.empty()
                : Optional.of(new Place((double) x / found / image.getWidth(), (double) y / found / image.getHeight()));
    }

    /// Whether something dark is painted on a light ground.
    ///
    /// @param below share of the height, from above
    boolean hasInk(double below) {
        if (grey(0, 0) < LEVELS / 2) {
            return false;
        }
        for (int y = (int) (below * image.getHeight()); y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (grey(x, y) < LEVELS / 4) {
                    return true;
                }
            }
        }
        return false;
    }

    /// @param x share of the width, from the left
    /// @param y share of the height, from above
    record Place(double x, double y) {}

    /// How much of another picture is the same, 0 to 1, looked at coarsely.
    double likeness(Picture other) {
        long same = 0;
        long cells = 0;
        for (int y = CELL / 2; y < image.getHeight(); y += CELL) {
            for (int x = CELL / 2; x < image.getWidth(); x += CELL) {
                cells++;
                if (Math.abs(grey(x, y) - other.grey(x, y)) < LEVELS / 16) {
                    same++;
                }
            }
        }
        return (double) same / cells;
    }

    private int grey(int x, int y) {
        int rgb = image.getRGB(x, y);
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }
}
