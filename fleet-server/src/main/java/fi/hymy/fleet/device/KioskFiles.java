package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.DataFolder;
import fi.hymy.protocol.id.CommandId;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Files that kiosks sent up, one for each command, in the data folder. They go with their command.
@Component
final class KioskFiles {
    /// The largest that is taken, in bytes.
    static final int MAX_SIZE = 16 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(KioskFiles.class);

    private static final long PNG = 0x89504E470D0A1A0AL;

    private final Path folder;

    KioskFiles(DataFolder data) {
        this.folder = data.folder("kiosk-files");
    }

    /// In pixels.
    record PictureSize(int width, int height) {}

    /// Takes a file as a whole or not at all; one sent twice is kept once.
    ///
    /// @return its size, or empty when it is larger than [#MAX_SIZE]
    /// @throws IOException when it does not come to its end, or the disk does not take it
    OptionalLong keep(CommandId id, InputStream body) throws IOException {
        Path coming = Files.createTempFile(folder, "coming-", ".tmp");
        try {
            long size = copy(body, coming);
            if (size > MAX_SIZE) {
                return OptionalLong.empty();
            }
            Files.move(coming, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return OptionalLong.of(size);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    /// Stops beyond the largest size.
    private static long copy(InputStream body, Path file) throws IOException {
        long size = 0;
        var buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            int read = body.read(buffer);
            while (read >= 0 && size <= MAX_SIZE) {
                out.write(buffer, 0, read);
                size += read;
                read = body.read(buffer);
            }
        }
        return size;
    }

    Optional<Path> find(CommandId id) {
        return Optional.of(file(id)).filter(Files::exists);
    }

    /// How large a picture is, in pixels; empty when it is no PNG.
    Optional<PictureSize> pictureSize(CommandId id) {
        Optional<Path> found = find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(Files.newInputStream(found.get()))) {
            if (in.readLong() != PNG) {
                return Optional.empty();
            }
            in.readLong();
            int width = in.readInt();
            int height = in.readInt();
            return width < 1 || height < 1 ? Optional.empty() : Optional.of(new PictureSize(width, height));
        } catch (IOException e) {
            LOG.warn("the picture of command {} cannot be read: {}", id, e.toString());
            return Optional.empty();
        }
    }

    void remove(CommandId id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.warn("the file of command {} could not be removed: {}", id, e.toString());
        }
    }

    private Path file(CommandId id) {
        return folder.resolve(id.value());
    }
}
