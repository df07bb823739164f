package fi.hymy.kiosk.screen;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// A picture that fills a room, cut at its sides rather than distorted.
final class Cover {
    private Cover() {}

    /// Read from the file at no more pixels than a screen of this panel shows; nothing when it is broken. A GIF that
    /// moves, moves.
    static Optional<Image> read(Path file, Panel panel) {
        var header = new Image(file.toUri().toString(), 0, 0, true, true);
        if (header.isError()) {
            return Optional.empty();
        }
        double size = Math.max(panel.width() / header.getWidth(), panel.height() / header.getHeight());
        if (size >= 1) {
            return Optional.of(header);
        }
        return Optional.of(
                new Image(file.toUri().toString(), header.getWidth() * size, header.getHeight() * size, true, true));
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
