package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes backups of a server beside which it may run, and puts one into an empty place.
///
/// A backup has the database as it was at one moment, and everything else of the data folder as it was after it: a file
/// that the database knows is there. What a server makes anew by itself is left out.
final class Backups {
    /// Lies in a data folder that came out of a backup: what the backup said of itself.
    static final String RESTORED = "restored.properties";

    private static final Set<String> MADE_ANEW = Set.of("lock", "broker", "backups", "ports.json", "lost+found");
    private static final Pattern UNFINISHED = Pattern.compile(".*\\.(new|tmp|part|part\\.db)");
    private static final String RESTORING = ".restoring";

    private final Path data;
    private final Snapshot snapshot;
    private final InstantSource clock;

    /// @param data the data folder
    Backups(Path data, Snapshot snapshot, InstantSource clock) {
        this.data = data.toAbsolutePath().normalize();
        this.snapshot = snapshot;
        this.clock = clock;
    }

    static Backups of(StorageSettings settings, InstantSource clock) {
        String url = settings.db().url();
        Snapshot snapshot = url == null
                ? new SqliteSnapshot(
                        settings.data().resolve(SqliteSnapshot.NAME).toAbsolutePath())
                : new PostgresSnapshot(url, settings.db().user(), settings.db().password());
        return new Backups(settings.data(), snapshot, clock);
    }

    /// Writes a backup and reads it again. It has its name only once it is whole and on the disk.
    ///
    /// @throws BackupFault when the file is there already, or there is nothing to back up
    About backUp(Path file) throws IOException, SQLException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new BackupFault(target + " is there already: a backup is never written over another");
        }
        if (!Files.isDirectory(data)) {
            throw new BackupFault("There is no data folder at %s: is --data right?".formatted(data));
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            About about = write(part, target);
            Archive.open(part).close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            force(Objects.requireNonNull(target.getParent()));
            return about;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Reads a whole backup.
    ///
    /// @throws BackupFault when it is damaged
    static About check(Path file) throws IOException {
        try (Archive archive = Archive.open(file)) {
            return archive.about();
        }
    }

    /// Puts a backup into a data folder that is empty or not there yet, and into an empty database. Nothing is where
    /// it belongs until everything is there.
    ///
    /// @throws BackupFault when the backup is damaged, of the other kind of database or of a newer program, or the
    ///     place is not empty
    About restore(Path file) throws IOException, SQLException {
        try (Archive archive = Archive.open(file)) {
            About about = archive.about();
            if (about.database() != snapshot.dialect()) {
                throw new BackupFault("The backup is of a %s database; this server is set to use %s"
                        .formatted(about.database(), snapshot.dialect()));
            }
            refuseFull();
            Path coming = Files.createDirectories(data.resolve(RESTORING));
            try {
                unpack(archive, coming);
                Files.writeString(coming.resolve(RESTORED), about.text() + "restored-at=" + clock.instant() + "\n");
                snapshot.restore(archive, about, coming);
                settle(coming);
            } finally {
                remove(coming);
            }
            return about;
        }
    }

    private About write(Path part, Path target) throws IOException, SQLException {
        try (ArchiveWriter out = ArchiveWriter.create(part)) {
            var at = clock.instant();
            String schema = snapshot.write(out, part);
            for (Path each : files(target)) {
                add(out, each);
            }
            var about = new About(at, program(), snapshot.dialect(), schema);
            out.finish(about);
            return about;
        }
    }

    private void add(ArchiveWriter out, Path file) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(file)) {
            String name = data.relativize(file).toString();
            out.add(Archive.FILES + name, in::transferTo);
        } catch (NoSuchFileException e) {
            // It went since we looked, and what it belonged to with it.
            return;
        }
    }

    private List<Path> files(Path target) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return belongs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && belongs(file) && !file.equals(target)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private boolean belongs(Path path) {
        if (path.equals(data)) {
            return true;
        }
        String first = data.relativize(path).getName(0).toString();
        return !MADE_ANEW.contains(first)
                && !first.startsWith(SqliteSnapshot.NAME)
                && !UNFINISHED.matcher(path.toString()).matches();
    }

    private void refuseFull() throws IOException {
        if (!Files.exists(data)) {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try (Stream<Path> inside = Files.list(data)) {
            Optional<Path> found =
                    inside.filter(path -> !path.endsWith("lost+found")).findFirst();
            if (found.isPresent()) {
                throw new BackupFault("%s is not empty: move %s and all else there away first, it is never written over"
                        .formatted(data, found.get().getFileName()));
            }
        }
    }

    private static void unpack(Archive archive, Path folder) throws IOException {
        var secret = PosixFilePermissions.fromString("rw-------");
        for (String name : archive.below(Archive.FILES)) {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder) || file.equals(folder)) {
                throw new BackupFault("The backup has a file that leads out of the folder: " + name);
            }
            Files.createDirectories(
                    Objects.requireNonNull(file.getParent()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (InputStream in = archive.read(Archive.FILES + name)) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(file, secret);
        }
    }

    /// All of it is on the disk before any of it is where a server looks.
    private void settle(Path coming) throws IOException {
        try (Stream<Path> all = Files.walk(coming)) {
            for (Path each : all.toList()) {
                force(each);
            }
        }
        try (Stream<Path> top = Files.list(coming)) {
            for (Path each : top.toList()) {
                Files.move(each, data.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        force(data);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static String program() {
        @Nullable String version = Backups.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
