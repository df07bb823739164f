package fi.hymy.kiosk.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file and its place: one program at a time, and a broken file is put aside, never deleted.
final class OutboxFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final DateTimeFormatter ASIDE =
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
            throw new OutboxException("the outbox in %s cannot be opened".formatted(directory), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return directory.resolve("outbox.sqlite");
    }

    /// Opens the file, or a fresh one when there is none or it is broken.
    Connection open(Instant now) throws SQLException, IOException {
        if (Files.exists(path())) {
            try {
                return openChecked();
            } catch (SQLException e) {
                LOG.error("the outbox is broken, it is put aside and a fresh one begun: {}", e.toString());
                Path aside = putAside(now);
                Connection fresh = openFresh(now);
                Salvage.from(aside).into(fresh);
                return fresh;
            }
        }
        return openFresh(now);
    }

    private Connection openChecked() throws SQLException {
        Connection connection = OutboxSchema.openToWrite(path());
        try {
            OutboxSchema.check(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection openFresh(Instant now) throws SQLException {
        Connection connection = OutboxSchema.openToWrite(path());
        OutboxSchema.create(connection, now.toEpochMilli());
        return connection;
    }

    private Path putAside(Instant now) throws IOException {
        Path aside = directory.resolve("outbox-broken-" + ASIDE.format(now));
        Files.createDirectories(aside);
        for (String part : PARTS) {
            Path from = path().resolveSibling(path().getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolve(from.getFileName()));
            }
        }
        return aside;
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
