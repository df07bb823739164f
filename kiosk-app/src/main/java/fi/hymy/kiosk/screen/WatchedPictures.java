package fi.hymy.kiosk.screen;

import fi.hymy.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pictures of which each that cannot be shown is told once.
final class WatchedPictures implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedPictures.class);

    private final Pictures pictures;
    private final Set<ContentHash> told = new HashSet<>();

    WatchedPictures(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public Optional<Path> find(ContentHash hash) {
        return pictures.find(hash);
    }

    @Override
    public void broken(ContentHash hash) {
        if (told.add(hash)) {
            LOG.warn("the picture {} is passed over: it is broken, too large, or no picture", hash.hex());
            pictures.broken(hash);
        }
    }
}
