package fi.hymy.kiosk.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file and its place: one program at a time, and a broken file is put aside, never deleted.
final class OutboxFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);
    private static final String CURRENT = "current";
    private static final String FILE = "outbox.sqlite";
    private static final String ASIDE = "outbox-broken-";
    /// Lies beside a broken file once all that can be read of it was taken over.
    private static final String SALVAGED = "salvaged";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private OutboxFile(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /// @throws OutboxException when another program holds the directory, or it cannot be written
    static OutboxFile hold(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("outbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new OutboxException("the outbox in %s is held by another program".formatted(directory));
            }
            return new OutboxFile(directory, channel, lock);
        } catch (IOException e) {
            throw new OutboxException("the outbox in %s cannot be opened now".formatted(directory), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// See [SqliteOutbox#largestBoot(Path)].
    static long largestBoot(Path directory) {
        Path file = directory.resolve(CURRENT).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        try (Connection connection = OutboxSchema.openToRead(file)) {
            return OutboxSchema.largestBoot(connection);
        } catch (SQLException e) {
            LOG.debug("the outbox cannot be looked into in the usual way: {}", e.toString());
        }
        try (Connection connection = OutboxSchema.openAsItLies(file)) {
            return OutboxSchema.largestBoot(connection);
        } catch (SQLException e) {
            LOG.warn("the outbox in {} cannot be looked into: {}", directory, e.toString());
            return 0;
        }
    }

    /// The room set aside beside the file.
    Reserve reserve() {
        return new Reserve(directory, Reserve.USUAL_BYTES);
    }

    Path path() {
        return current().resolve(FILE);
    }

    /// The database and its journals live in a folder of their own, which is put aside as a whole, in one step.
    private Path current() {
        return directory.resolve(CURRENT);
    }

    /// Opens the file, or a fresh one when there is none or it is broken, and takes over what earlier broken ones hold.
    ///
    /// @throws OutboxException when a newer program has written it
    /// @throws SQLException when it cannot be opened now although it may be whole
    Connection open(Instant now) throws SQLException, IOException {
        Files.createDirectories(current());
        Connection connection = openOrReplace(now);
        try {
            salvage(connection);
            return connection;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    private Connection openOrReplace(Instant now) throws SQLException, IOException {
        try {
            return openChecked(now);
        } catch (SQLException e) {
            if (!OutboxSchema.meansBroken(e)) {
                throw e;
            }
            LOG.error("the outbox is broken, it is put aside and a fresh one begun: {}", e.toString());
            Files.move(current(), directory.resolve(ASIDE + TIME.format(now)), StandardCopyOption.ATOMIC_MOVE);
            Files.createDirectories(current());
            return openChecked(now);
        }
    }

    private Connection openChecked(Instant now) throws SQLException {
        Connection connection = OutboxSchema.openToWrite(path());
        try {
            if (OutboxSchema.isEmpty(connection)) {
                OutboxSchema.create(connection, now.toEpochMilli());
            }
            OutboxSchema.check(connection);
            return connection;
        } catch (SQLException | OutboxException e) {
            connection.close();
            throw e;
        }
    }

    /// Also what an earlier start could not take over, because the disk was full or the power went.
    private void salvage(Connection into) throws SQLException, IOException {
        List<Path> broken;
        try (Stream<Path> found = Files.list(directory)) {
            broken = found.filter(folder -> folder.getFileName().toString().startsWith(ASIDE))
                    .filter(folder -> !Files.exists(folder.resolve(SALVAGED)))
                    .sorted()
                    .toList();
        }
        for (Path folder : broken) {
            Optional<Salvage> salvage = Salvage.from(folder, FILE);
            if (salvage.isPresent()) {
                salvage.get().into(into);
                Files.createFile(folder.resolve(SALVAGED));
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.debug("the lock of the outbox could not be given back: {}", e.toString());
        }
    }
}
