package fi.hymy.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import gg.jte.output.StringOutput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class QrTest {
    private static final Pattern EDGE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern LINE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");
    private static final int PIXELS = 7;
    private static final int CODES = 200;

    /// Of addresses like these three in a hundred were not: a plain reader saw corners where there were none.
    @Test
    void isReadByAPlainReaderWhateverTheText() throws ReaderException {
        var random = new Random(5);
        for (int i = 0; i < CODES; i++) {
            String address = "http://10.0.2.2:27756/join/%08d".formatted(random.nextInt(100_000_000));

            assertThat(read(svg(address))).isEqualTo(address);
        }
    }

    @Test
    void keepsWordsOfAllLanguages() throws ReaderException {
        assertThat(read(svg("Pääkirjasto, läsning, 図書館"))).isEqualTo("Pääkirjasto, läsning, 図書館");
    }

    @Test
    void saysWhatItIsWithoutLeavingItsPlace() {
        var output = new StringOutput();
        Qr.svg("x", "\"><script>").writeTo(output);

        assertThat(output.toString()).contains("aria-label=\"&quot;>&lt;script>\"");
    }

    private static String svg(String text) {
        var output = new StringOutput();
        Qr.svg(text, "code").writeTo(output);
        return output.toString();
    }

    /// As a browser draws it.
    private static String read(String svg) throws ReaderException {
        Matcher found = EDGE.matcher(svg);
        assertThat(found.find()).isTrue();
        int edge = Integer.parseInt(found.group(1)) * PIXELS;
        var image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, edge, edge);
        pen.setColor(Color.BLACK);
        for (MatchResult line : LINE.matcher(svg).results().toList()) {
            pen.fillRect(number(line, 1), number(line, 2), number(line, 3), PIXELS);
        }
        pen.dispose();
        int[] pixels = image.getRGB(0, 0, edge, edge, null, 0, edge);
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }

    private static int number(MatchResult line, int group) {
        return Integer.parseInt(line.group(group)) * PIXELS;
    }
}
