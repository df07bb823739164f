package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.storage.DataFolder;
import fi.hymy.protocol.id.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The files of releases in the data folder, by the hash of their bytes. A file has its name only once all of it is on
/// the disk and hashes to it; until then it lies beside as `.part`, from which an upload that broke off goes on.
///
/// Any thread; one upload of the same file at a time.
@Component
@EnableConfigurationProperties(ReleaseSettings.class)
final class ArtifactFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactFiles.class);
    private static final int PIECE = 256 * 1024;
    private static final String PART = ".part";

    private final Path folder;
    private final long spare;
    private final Set<ContentHash> underWay = ConcurrentHashMap.newKeySet();

    ArtifactFiles(DataFolder data, ReleaseSettings settings) {
        this.folder = data.folder("releases");
        this.spare = settings.spare().toBytes();
    }

    /// What became of an upload, or of a part of one.
    sealed interface Taking {
        /// All of it is there.
        record Whole() implements Taking {}

        /// So many bytes are there; the upload goes on behind them.
        record Some(long received) implements Taking {}

        /// Nothing of it was kept.
        record Refused(String why) implements Taking {}

        /// Somebody else uploads it just now.
        record Busy() implements Taking {}
    }

    Optional<Path> find(ContentHash hash) {
        return Optional.of(file(hash)).filter(Files::exists);
    }

    /// How many of its bytes are there.
    long received(ContentHash hash) {
        try {
            Path whole = file(hash);
            return Files.size(Files.exists(whole) ? whole : part(hash));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes bytes of a file.
    ///
    /// @param from where they belong; what was there behind that is forgotten
    /// @throws IOException when they do not come to their end, or the disk does not take them; what came is kept
    Taking take(ContentHash hash, long size, long from, InputStream body) throws IOException {
        if (!underWay.add(hash)) {
            return new Taking.Busy();
        }
        try {
            return find(hash).isPresent() ? new Taking.Whole() : append(hash, size, from, body);
        } finally {
            underWay.remove(hash);
        }
    }

    private Taking append(ContentHash hash, long size, long from, InputStream body) throws IOException {
        long there = received(hash);
        if (from > there) {
            return new Taking.Some(there);
        }
        if (Files.getFileStore(folder).getUsableSpace() - (size - there) < spare) {
            return new Taking.Refused(t("The server's disk has no room for it."));
        }
        long received = from;
        try (FileChannel out = FileChannel.open(part(hash), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from).position(from);
            try {
                received += copy(body, out, size - from);
            } finally {
                out.force(true);
            }
        }
        if (received < size) {
            return new Taking.Some(received);
        }
        if (received > size || !hash(part(hash)).equals(hash)) {
            Files.deleteIfExists(part(hash));
            return new Taking.Refused(
                    t("What came is not the file that the manifest names: it hashes to something else."));
        }
        Files.move(part(hash), file(hash), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
        return new Taking.Whole();
    }

    /// @return more than `most` when there is more
    private static long copy(InputStream body, FileChannel out, long most) throws IOException {
        var piece = new byte[PIECE];
        long copied = 0;
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            copied += read;
            if (copied > most) {
                return copied;
            }
            ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return copied;
    }

    private static ContentHash hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /// Takes away what belongs to none of these; what is being uploaded stays.
    void keepOnly(Set<ContentHash> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                boolean known = wanted.stream()
                        .map(ContentHash::hex)
                        .anyMatch(hex -> name.equals(hex) || name.equals(hex + PART));
                boolean comes = underWay.stream().anyMatch(hash -> name.startsWith(hash.hex()));
                if (!known && !comes) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            LOG.warn("files that belong to no release could not be taken away: {}", e.toString());
        }
    }

    private Path file(ContentHash hash) {
        return folder.resolve(hash.hex());
    }

    private Path part(ContentHash hash) {
        return folder.resolve(hash.hex() + PART);
    }
}
