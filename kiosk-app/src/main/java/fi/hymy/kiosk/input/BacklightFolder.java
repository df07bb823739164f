package fi.hymy.kiosk.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backlight of a display that the kernel knows, as the Raspberry Pi's own: two small files. Belongs to the pins'
/// loop.
final class BacklightFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BacklightFolder.class);
    private static final String MOST = "max_brightness";

    private final Path folder;
    private boolean complained;

    /// @param folder of the backlight, or of several: then the first by name is taken
    BacklightFolder(Path folder) {
        this.folder = folder;
    }

    /// One that is not there or not writable is said once. It is looked for anew each time, for a display may be
    /// plugged in later.
    ///
    /// @param percent 0 to 100
    /// @return whether the backlight took it
    boolean set(int percent) {
        try {
            Optional<Path> found = find();
            if (found.isEmpty()) {
                complain("there is none in " + folder);
                return false;
            }
            int most =
                    Integer.parseInt(Files.readString(found.get().resolve(MOST)).strip());
            Files.writeString(found.get().resolve("brightness"), Long.toString(Math.round(most * percent / 100.0)));
            return true;
        } catch (IOException | NumberFormatException e) {
            complain(e.toString());
            return false;
        }
    }

    private Optional<Path> find() throws IOException {
        if (Files.exists(folder.resolve(MOST))) {
            return Optional.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted()
                    .filter(one -> Files.exists(one.resolve(MOST)))
                    .findFirst();
        }
    }

    private void complain(String why) {
        if (!complained) {
            complained = true;
            LOG.info("no backlight can be set: {}", why);
        }
    }
}
