package fi.hymy.kiosk.screen;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.EnumMap;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// A QR code, as large as fits in whole pixels per square, with the white edge that readers want. One picture, drawn
/// pixel for pixel: enlarged ones are smoothed on the way to the glass.
final class QrCode extends Region {
    /// Of white squares on each side.
    private static final int QUIET = 4;
    /// The writer's own choice of a mask.
    private static final int PREFERRED = -1;
    /// Pixels of a square, to see whether it is read.
    private static final int DRAWN = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final ImageView view = new ImageView();
    private final BitMatrix code;
    private int drawn;

    /// @param text short enough for a code, as an address is
    QrCode(String text) {
        code = encode(text);
        setMouseTransparent(true);
        getChildren().add(view);
    }

    /// With the mask that the standard prefers (ISO/IEC 18004, 7.8.3); when a plain reader takes something inside for a
    /// corner then, as it does with three addresses in a hundred, with the first that it reads.
    ///
    /// @return a square each, the white edge among them
    static BitMatrix encode(String text) {
        for (int mask = PREFERRED; mask < QRCode.NUM_MASK_PATTERNS; mask++) {
            BitMatrix code = write(text, 1, mask);
            if (isRead(write(text, DRAWN * code.getWidth(), mask))) {
                return code;
            }
        }
        return write(text, 1, PREFERRED);
    }

    private static boolean isRead(BitMatrix picture) {
        try {
            new Decoder().decode(new Detector(picture).detect().getBits());
            return true;
        } catch (ReaderException e) {
            return false;
        }
    }

    /// @param edge in pixels; for 1 as many as there are squares
    private static BitMatrix write(String text, int edge, int mask) {
        var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, QUIET);
        if (mask != PREFERRED) {
            hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
        }
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, edge, edge, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a code", e);
        }
    }

    /// @param square edge of a square in pixels
    private WritableImage draw(int square) {
        int edge = code.getWidth() * square;
        int[] line = new int[edge];
        var image = new WritableImage(edge, edge);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                line[x] = code.get(x / square, y / square) ? BLACK : WHITE;
            }
            image.getPixelWriter().setPixels(0, y, edge, 1, PixelFormat.getIntArgbInstance(), line, 0, edge);
        }
        return image;
    }

    @Override
    protected void layoutChildren() {
        int squares = code.getWidth();
        int square = (int) Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / squares));
        if (square != drawn) {
            view.setImage(draw(square));
            drawn = square;
        }
        double edge = (double) square * squares;
        view.relocate(Math.floor((getWidth() - edge) / 2), Math.floor((getHeight() - edge) / 2));
    }
}
