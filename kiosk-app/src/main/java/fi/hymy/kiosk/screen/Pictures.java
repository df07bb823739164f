package fi.hymy.kiosk.screen;

import fi.hymy.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.image.Image;

/// Where the pictures of a survey lie.
@FunctionalInterface
public interface Pictures {
    /// Shows none.
    Pictures NONE = _ -> Optional.empty();

    /// The file that holds exactly these bytes, if it is here.
    Optional<Path> find(ContentHash hash);

    /// The picture as it is drawn from its file; nothing when it is missing or broken.
    default Optional<Image> draw(ContentHash hash, Function<Path, Optional<Image>> drawing) {
        Optional<Path> file = find(hash);
        Optional<Image> image = file.flatMap(drawing);
        if (file.isPresent() && image.isEmpty()) {
            broken(hash);
        }
        return image;
    }

    /// To be told of a picture that is here and cannot be shown.
    default void broken(ContentHash hash) {}
}
