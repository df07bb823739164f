package fi.hymy.kiosk.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Whether a headset is plugged in, as a file or a directory tells.
record Headset(Path file) {
    private static final Set<String> NO = Set.of("", "0", "off", "no", "false");

    boolean plugged() {
        if (Files.isDirectory(file)) {
            return true;
        }
        try {
            return !NO.contains(Files.readString(file).strip().toLowerCase(Locale.ROOT));
        } catch (IOException gone) {
            return false;
        }
    }
}
