package fi.hymy.fleet.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Where the private keys lie, one file each, which this user alone can read: `<when made>-<key id>.pem`, so
/// that their names sort by age. A host who wants another puts it there under a later name and starts the
/// server anew. None is ever deleted by us: some kiosk may come back with answers sealed to it.
final class KeyFolder {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /// The oldest first.
    ///
    /// @throws IllegalStateException when a file holds no key: a server that passed it over would lose
    /// answers
    List<PrivateKey> read() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<PrivateKey> keys = new ArrayList<>();
            for (Path file : found.filter(one -> one.toString().endsWith(".pem"))
                    .sorted()
                    .toList()) {
                keys.add(key(file));
            }
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + folder + " cannot be read", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try {
            return PrivateKey.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " " + e.getMessage(), e);
        }
    }

    /// Whole beside its place, forced to the disk and moved there.
    void write(PrivateKey key, Instant now) {
        Path file = folder.resolve(WHEN.format(now) + '-' + key.open().id() + ".pem");
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(fresh);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Set<StandardOpenOption> made = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel out = FileChannel.open(fresh, made, owner)) {
                ByteBuffer bytes = ByteBuffer.wrap(key.pem().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
