package fi.hymy.kiosk.screen;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
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
        if (!ImageIO.write(buffer(), "png", png.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    /// From any thread.
    ///
    /// @param maxWidth a wider picture is made smaller
    public byte[] png(int maxWidth) throws IOException {
        var bytes = new ByteArrayOutputStream();
        BufferedImage whole = buffer();
        if (!ImageIO.write(width <= maxWidth ? whole : smaller(whole, maxWidth), "png", bytes)) {
            throw new IOException("this Java cannot write PNG");
        }
        return bytes.toByteArray();
    }

    private BufferedImage buffer() {
        var buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        buffer.setRGB(0, 0, width, height, pixels, 0, width);
        return buffer;
    }

    private static BufferedImage smaller(BufferedImage whole, int toWidth) {
        int toHeight = Math.max(1, whole.getHeight() * toWidth / whole.getWidth());
        var small = new BufferedImage(toWidth, toHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = small.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(whole, 0, 0, toWidth, toHeight, null);
        brush.dispose();
        return small;
    }
}
