package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Small files: read within a bound, written so that a power cut leaves the old or the new one.
///
/// @param disk where they lie
record Papers(Disk disk) {
    static final int MAX_BYTES = 64 * 1024;

    /// Empty when there is none.
    ///
    /// @throws IOException when it cannot be read, or is longer than any of ours
    Optional<String> read(Path file) throws IOException {
        if (!disk.holds(file)) {
            return Optional.empty();
        }
        try (InputStream in = disk.open(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("%s is too long".formatted(file.getFileName()));
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    void replace(Path file, String text) throws IOException {
        Path folder = folder(file);
        disk.makeFolder(folder);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = disk.create(temporary)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        disk.sync(temporary);
        disk.rename(temporary, file);
        disk.syncFolder(folder);
    }

    void delete(Path file) throws IOException {
        if (disk.holds(file)) {
            disk.delete(file);
            disk.syncFolder(folder(file));
        }
    }

    static Path folder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return folder;
    }
}
