package fi.hymy.fleet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PhonePhotoTest {
    @Test
    void makesALargePictureSmallAndAJpeg() throws IOException {
        BufferedImage made = made(PhonePhoto.of(file(4000, 3000, "png")));

        assertThat(made.getWidth()).isEqualTo(PhonePhoto.SIDE);
        assertThat(made.getHeight()).isEqualTo(1200);
    }

    @Test
    void turnsAPictureUprightThatThePhoneTookOnItsSide() throws IOException {
        byte[] jpeg = file(400, 200, "jpeg");
        BufferedImage plain = made(PhonePhoto.of(jpeg));
        BufferedImage turned = made(PhonePhoto.of(withTurn(jpeg, 6)));

        assertThat(plain.getWidth()).isEqualTo(400);
        assertThat(turned.getWidth()).isEqualTo(200);
        assertThat(turned.getHeight()).isEqualTo(400);
        assertThat(new Color(plain.getRGB(20, 100)).getRed())
                .as("red on the left")
                .isGreaterThan(200);
        assertThat(new Color(turned.getRGB(100, 20)).getRed()).as("red on top").isGreaterThan(200);
        assertThat(new Color(turned.getRGB(100, 380)).getRed()).isLessThan(60);
    }

    @Test
    void leavesOutWhatElseTheFileSaid() throws IOException {
        byte[] jpeg = withTurn(file(40, 40, "jpeg"), 1);

        PhonePhoto.Made made = PhonePhoto.of(jpeg);

        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).contains("Exif");
        assertThat(new String(((PhonePhoto.Made.Good) made).jpeg().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        byte[] torn = java.util.Arrays.copyOf(file(400, 200, "png"), 60);

        assertThat(PhonePhoto.of("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PhonePhoto.Made.Refused.class);
        assertThat(PhonePhoto.of(new byte[PhonePhoto.MOST_BYTES + 1])).isInstanceOf(PhonePhoto.Made.Refused.class);
        assertThat(PhonePhoto.of(torn)).isInstanceOf(PhonePhoto.Made.Refused.class);
        assertThat(PhonePhoto.of(new byte[0])).isInstanceOf(PhonePhoto.Made.Refused.class);
    }

    private static BufferedImage made(PhonePhoto.Made made) throws IOException {
        assertThat(made).isInstanceOf(PhonePhoto.Made.Good.class);
        return ImageIO.read(
                new ByteArrayInputStream(((PhonePhoto.Made.Good) made).jpeg().bytes()));
    }

    /// Red on its left half, black on its right.
    private static byte[] file(int width, int height, String format) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width / 2; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0xFF0000);
            }
        }
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /// With an EXIF part right at the beginning, as phones write it.
    private static byte[] withTurn(byte[] jpeg, int turn) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
        bytes.write(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) turn, 0, 0});
        bytes.write(new byte[4]);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
