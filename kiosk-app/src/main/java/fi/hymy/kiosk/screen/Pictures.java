package fi.hymy.kiosk.screen;

import fi.hymy.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.Optional;

/// Where the pictures of a survey lie.
@FunctionalInterface
public interface Pictures {
    /// Shows none.
    Pictures NONE = _ -> Optional.empty();

    /// The file that holds exactly these bytes, if it is here.
    Optional<Path> find(ContentHash hash);
}
