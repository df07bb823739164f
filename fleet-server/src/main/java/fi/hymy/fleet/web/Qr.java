package fi.hymy.fleet.web;

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
import gg.jte.Content;
import java.util.EnumMap;

/// QR codes to stand in a page, as a picture of lines: sharp on screens and in print.
public final class Qr {
    /// The quiet zone that scanners want, in modules.
    private static final int QUIET = 4;
    /// The writer's own choice of a mask.
    private static final int PREFERRED = -1;
    /// Pixels of a module, to see whether it is read.
    private static final int DRAWN = 4;

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

    /// With the mask that the standard prefers (ISO/IEC 18004, 7.8.3); when a plain reader takes something inside for a
    /// corner then, as it does with three addresses in a hundred, with the first that it reads.
    private static BitMatrix encode(String text) {
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

    /// @param edge in pixels; for 1 as many as there are modules
    private static BitMatrix write(String text, int edge, int mask) {
        var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, QUIET);
        hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        if (mask != PREFERRED) {
            hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
        }
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, edge, edge, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR code", e);
        }
    }
}
