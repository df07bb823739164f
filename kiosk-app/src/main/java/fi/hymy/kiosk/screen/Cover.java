package fi.hymy.kiosk.screen;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// A picture that fills a room, cut at its sides rather than distorted.
final class Cover {
    private Cover() {}

    /// Read from the file at no more pixels than a screen of this panel shows; nothing when it is broken.
    ///
    /// @param motion whether a GIF that moves, moves; else its first picture stands
    static Optional<Image> read(Path file, Panel panel, boolean motion) {
        return PictureFile.read(file).flatMap(picture -> {
            double size = Math.max(panel.width() / picture.width(), panel.height() / picture.height());
            return picture.draw(Math.min(1, size), motion);
        });
    }

    static void fit(ImageView view, double width, double height) {
        Image image = view.getImage();
        if (image == null || image.getWidth() < 1 || image.getHeight() < 1) {
            return;
        }
        double size = Math.max(width / image.getWidth(), height / image.getHeight());
        view.setFitWidth(image.getWidth() * size);
        view.setFitHeight(image.getHeight() * size);
        view.relocate((width - image.getWidth() * size) / 2, (height - image.getHeight() * size) / 2);
    }
}
