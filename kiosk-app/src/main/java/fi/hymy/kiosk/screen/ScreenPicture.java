package fi.hymy.kiosk.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A picture of what a scene shows.
public final class ScreenPicture {
    private final int width;
    private final int height;
    private final int[] pixels;

    private ScreenPicture(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /// To be called on the JavaFX thread.
    public static ScreenPicture of(Scene scene) {
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new ScreenPicture(width, height, pixels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /// From any thread.
    public void write(Path png) throws IOException {
        var buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        buffer.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(buffer, "png", png.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
