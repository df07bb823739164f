package fi.hymy.acceptance.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PictureTest {
    /// Something inside the square looks to a plain reader like a corner of it: it was not read for half an hour.
    @Test
    void readsASquareThatLeadsPlainReadersAstray() throws IOException {
        assertThat(picture("code.png").code()).contains("29824473");
    }

    private static Picture picture(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PictureTest.class.getResourceAsStream(name))) {
            return new Picture(ImageIO.read(in));
        }
    }
}
