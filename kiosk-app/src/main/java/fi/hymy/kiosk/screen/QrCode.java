package fi.hymy.kiosk.screen;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// A QR code, as large as fits in whole pixels per square, with the white edge that readers want. One picture, drawn
/// pixel for pixel: enlarged ones are smoothed on the way to the glass.
final class QrCode extends Region {
    /// Of white squares on each side.
    private static final int QUIET = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final ImageView view = new ImageView();
    private final ByteMatrix code;
    private int drawn;

    /// @param text short enough for a code, as an address is
    QrCode(String text) {
        code = encode(text);
        setMouseTransparent(true);
        getChildren().add(view);
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a code", e);
        }
    }

    /// @param square edge of a square in pixels
    private WritableImage draw(int square) {
        int edge = (code.getWidth() + 2 * QUIET) * square;
        int[] line = new int[edge];
        var image = new WritableImage(edge, edge);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                line[x] = dark(Math.floorDiv(x, square) - QUIET, Math.floorDiv(y, square) - QUIET) ? BLACK : WHITE;
            }
            image.getPixelWriter().setPixels(0, y, edge, 1, PixelFormat.getIntArgbInstance(), line, 0, edge);
        }
        return image;
    }

    private boolean dark(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight();
        return inside && code.get(x, y) == 1;
    }

    @Override
    protected void layoutChildren() {
        int squares = code.getWidth() + 2 * QUIET;
        int square = (int) Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / squares));
        if (square != drawn) {
            view.setImage(draw(square));
            drawn = square;
        }
        double edge = (double) square * squares;
        view.relocate(Math.floor((getWidth() - edge) / 2), Math.floor((getHeight() - edge) / 2));
    }
}
