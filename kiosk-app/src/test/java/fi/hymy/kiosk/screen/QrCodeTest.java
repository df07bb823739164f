package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QrCodeTest {
    private static final int PIXELS = 7;
    private static final int CODES = 200;

    /// Of addresses like these three in a hundred were not: a plain reader saw corners where there were none.
    @Test
    void isReadByAPlainReaderWhateverTheCode() throws ReaderException {
        var random = new Random(5);
        for (int i = 0; i < CODES; i++) {
            String address = "http://10.0.2.2:27756/join/%08d".formatted(random.nextInt(100_000_000));

            assertThat(read(QrCode.encode(address))).isEqualTo(address);
        }
    }

    @Test
    void takesNoTextThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.encode("x".repeat(5000)));
    }

    private static String read(BitMatrix code) throws ReaderException {
        int edge = code.getWidth() * PIXELS;
        var pixels = new int[edge * edge];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = code.get(i % edge / PIXELS, i / edge / PIXELS) ? 0xFF000000 : 0xFFFFFFFF;
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }
}
