package fi.hymy.kiosk.content;

import fi.hymy.kiosk.disk.Durably;
import fi.hymy.protocol.id.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files by the SHA-256 of what they hold, one directory of them: `HASH`, and `HASH.part` while one is being
/// fetched.
///
/// A file is hashed before its first use in every run. One that holds something else is put aside into
/// `aside/`, where a person may look at it, and counts as missing. For one thread; every method may wait for
/// the disk.
public final class ContentStore {
    private static final Logger LOG = LoggerFactory.getLogger(ContentStore.class);
    private static final Pattern OURS = Pattern.compile("([0-9a-f]{64})(\\.part)?");
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_ASIDE = 4;

    private final Path directory;
    private final long reserve;
    private final Set<ContentHash> verified = new HashSet<>();

    /// @param directory made when it is first needed
    /// @param reserve bytes of the disk that are left free whatever comes: answers need them more than pictures
    public ContentStore(Path directory, long reserve) {
        this.directory = directory;
        this.reserve = reserve;
    }

    /// Where the file lies, if it does and holds what it should.
    Optional<Path> find(ContentHash hash) {
        Path file = file(hash);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (verified.contains(hash)) {
            return Optional.of(file);
        }
        if (holds(file, hash)) {
            verified.add(hash);
            return Optional.of(file);
        }
        putAside(file);
        return Optional.empty();
    }

    /// How much of the file was fetched before, in bytes.
    long partLength(ContentHash hash) {
        try {
            return Files.size(part(hash));
        } catch (IOException e) {
            return 0;
        }
    }

    /// The file that takes what is being fetched; its directory is there.
    Path beginPart(ContentHash hash) throws IOException {
        Files.createDirectories(directory);
        return part(hash);
    }

    /// Takes the part for the whole, if it holds what it should.
    ///
    /// @return whether it does
    /// @throws IOException when the disk does not take it
    boolean admit(ContentHash hash) throws IOException {
        Path part = part(hash);
        if (!holds(part, hash)) {
            return false;
        }
        Durably.sync(part);
        Durably.rename(part, file(hash));
        verified.add(hash);
        return true;
    }

    void discardPart(ContentHash hash) {
        delete(part(hash));
    }

    /// How many bytes may still be written, 0 and up.
    long room() throws IOException {
        Files.createDirectories(directory);
        return Math.max(0, Files.getFileStore(directory).getUsableSpace() - reserve);
    }

    /// Deletes all files and parts but these.
    void keepOnly(Set<ContentHash> needed) {
        for (Path file : list(directory)) {
            Matcher name = OURS.matcher(file.getFileName().toString());
            if (name.matches() && !needed.contains(new ContentHash(name.group(1)))) {
                verified.remove(new ContentHash(name.group(1)));
                delete(file);
            }
        }
    }

    private Path file(ContentHash hash) {
        return directory.resolve(hash.hex());
    }

    private Path part(ContentHash hash) {
        return directory.resolve(hash.hex() + ".part");
    }

    /// A file that cannot be read holds nothing.
    private static boolean holds(Path file, ContentHash hash) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest()).equals(hash.hex());
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void putAside(Path file) {
        Path aside = directory.resolve("aside");
        try {
            Files.createDirectories(aside);
            list(aside).stream().skip(MAX_ASIDE - 1L).forEach(ContentStore::delete);
            Durably.rename(file, aside.resolve(file.getFileName()));
            LOG.warn("{} holds something else than its name promises; it was put aside", file);
        } catch (IOException e) {
            LOG.error("{} holds something else than its name promises and cannot be put aside: {}", file, e.toString());
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed: {}", directory, e.toString());
            return List.of();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }
}
