package fi.hymy.kiosk.network;

import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.network.Fault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file on the card as it was found.
///
/// @param text empty where there is none that can be read
/// @param faults of the file as a whole
record GivenFile(String text, List<Fault> faults) {
    static GivenFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            return without(Kind.NO_FILE);
        }
        try {
            if (Files.size(file) > BootFile.LARGEST) {
                return without(Kind.TOO_LONG);
            }
            return new GivenFile(BootLines.text(Files.readAllBytes(file)), List.of());
        } catch (IOException e) {
            return without(Kind.UNREADABLE_FILE);
        }
    }

    private static GivenFile without(Kind why) {
        return new GivenFile("", List.of(new Fault(0, why)));
    }

    boolean missing() {
        return faults.stream().anyMatch(fault -> fault.kind() == Kind.NO_FILE);
    }

    BootLines lines() {
        return BootLines.parse(text);
    }
}
