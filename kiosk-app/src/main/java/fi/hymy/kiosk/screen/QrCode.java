package fi.hymy.kiosk.screen;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A QR code, as large as fits in whole pixels per square, with the white edge that readers want. One picture of a
/// pixel per square, enlarged without smoothing.
final class QrCode extends Region {
    /// Of white squares on each side.
    private static final int QUIET = 4;

    private final ImageView view;
    private final int squares;

    /// @param text short enough for a code, as an address is
    QrCode(String text) {
        WritableImage image = draw(encode(text));
        squares = (int) image.getWidth();
        view = new ImageView(image);
        view.setSmooth(false);
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

    private static WritableImage draw(ByteMatrix code) {
        int edge = code.getWidth() + 2 * QUIET;
        var image = new WritableImage(edge, edge);
        for (int x = 0; x < edge; x++) {
            for (int y = 0; y < edge; y++) {
                image.getPixelWriter().setColor(x, y, dark(code, x - QUIET, y - QUIET) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    private static boolean dark(ByteMatrix code, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight();
        return inside && code.get(x, y) == 1;
    }

    @Override
    protected void layoutChildren() {
        double square = Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / squares));
        double edge = square * squares;
        view.setFitWidth(edge);
        view.setFitHeight(edge);
        view.relocate(Math.floor((getWidth() - edge) / 2), Math.floor((getHeight() - edge) / 2));
    }
}
