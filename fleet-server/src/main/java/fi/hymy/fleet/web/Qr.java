package fi.hymy.fleet.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import gg.jte.Content;
import java.util.Map;

/// QR codes to stand in a page, as a picture of lines: sharp on screens and in print.
public final class Qr {
    /// The quiet zone that scanners want, in modules.
    private static final int QUIET = 4;

    private Qr() {}

    /// An `<svg class="hy-qr">`, black on white, of which a quarter may be soiled but for what is long.
    ///
    /// @param text at most some 1000 characters
    /// @param label what it is, for those who do not see it
    /// @throws IllegalArgumentException when the text is too long for a code
    public static Content svg(String text, String label) {
        BitMatrix code = encode(text);
        String path = path(code);
        return output -> {
            output.writeContent("<svg class=\"hy-qr\" role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\""
                    .formatted(code.getWidth(), code.getHeight()));
            output.writeContent(label.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
            output.writeContent("\"><rect class=\"hy-qr-ground\" width=\"100%\" height=\"100%\"/><path d=\"");
            output.writeContent(path);
            output.writeContent("\"/></svg>");
        };
    }

    private static String path(BitMatrix code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    int from = x;
                    while (x < code.getWidth() && code.get(x, y)) {
                        x++;
                    }
                    path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                }
            }
        }
        return path.toString();
    }

    private static BitMatrix encode(String text) {
        try {
            // Asked for one module a side, the writer takes as many as it needs.
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR code", e);
        }
    }
}
