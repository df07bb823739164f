package fi.hymy.kiosk.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backlight of a display that the kernel knows, as the Raspberry Pi's own: two small files.
final class BacklightFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BacklightFolder.class);

    private final Path folder;
    private boolean complained;

    BacklightFolder(Path folder) {
        this.folder = folder;
    }

    /// A folder that is not there or not writable is said once.
    ///
    /// @param percent 0 to 100
    void set(int percent) {
        try {
            int most = Integer.parseInt(
                    Files.readString(folder.resolve("max_brightness")).strip());
            Files.writeString(folder.resolve("brightness"), Long.toString(Math.round(most * percent / 100.0)));
        } catch (IOException | NumberFormatException e) {
            if (!complained) {
                complained = true;
                LOG.warn("the backlight cannot be set: {}", e.toString());
            }
        }
    }
}
