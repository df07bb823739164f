package fi.hymy.simulator.outbox;

import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// One SQLite file that holds the outboxes of thousands of pretend kiosks. What they change at the same time shares one
/// commit, written through to the disk.
///
/// Two running programs must not share a file; unlike a real kiosk's this one is not locked. May be used from any
/// thread.
public final class SharedOutbox implements AutoCloseable {
    private static final Duration KEEP_FOR = Duration.ofDays(30);
    private static final int ID_BYTES = 12;

    private final Connection connection;
    private final GroupWriter writer;
    private final Reader reader;
    private final InstantSource time;
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong released = new AtomicLong();

    private SharedOutbox(Connection connection, Reader reader, InstantSource time) throws SQLException {
        this.connection = connection;
        this.writer = new GroupWriter(new Changes(connection));
        this.reader = reader;
        this.time = time;
    }

    /// @param directory made when it is missing
    /// @throws OutboxException when the file cannot be opened
    public static SharedOutbox open(Path directory, InstantSource time) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("outboxes.sqlite");
            Connection connection = SharedSchema.openToWrite(file);
            var outbox = new SharedOutbox(connection, new Reader(SharedSchema.openToRead(file), time), time);
            outbox.writer.start();
            outbox.unsent.set(outbox.reader.allUnsent());
            outbox.writer.submit(changes -> {
                changes.prune(time.instant().minus(KEEP_FOR).toEpochMilli());
                return Boolean.TRUE;
            });
            return outbox;
        } catch (SQLException | IOException e) {
            throw new OutboxException("the outboxes in %s cannot be opened".formatted(directory), e);
        }
    }

    /// The outboxes of these kiosks, made where they are missing; each counts one more boot. All in one commit.
    public Map<KioskId, KioskOutbox> boot(List<KioskId> kiosks) {
        Map<KioskId, Opened> opened = writer.submit(changes -> register(changes.connection(), kiosks))
                .toCompletableFuture()
                .join();
        var outboxes = new LinkedHashMap<KioskId, KioskOutbox>();
        opened.forEach((kiosk, row) -> outboxes.put(kiosk, new KioskOutbox(this, row.number(), row.id(), row.boot())));
        return outboxes;
    }

    private record Opened(int number, OutboxId id, long boot) {}

    private static Map<KioskId, Opened> register(Connection connection, List<KioskId> kiosks) throws SQLException {
        var random = new SecureRandom();
        byte[] name = new byte[ID_BYTES];
        var opened = new LinkedHashMap<KioskId, Opened>();
        try (PreparedStatement upsert = connection.prepareStatement("""
            insert into kiosk (kiosk_id, outbox_id, boot, last_sequence) values (?, ?, 1, 0)
            on conflict (kiosk_id) do update set boot = boot + 1
            returning number, outbox_id, boot""")) {
            for (KioskId kiosk : kiosks) {
                random.nextBytes(name);
                upsert.setString(1, kiosk.value());
                upsert.setString(2, HexFormat.of().formatHex(name));
                try (ResultSet row = upsert.executeQuery()) {
                    row.next();
                    opened.put(kiosk, new Opened(row.getInt(1), new OutboxId(row.getString(2)), row.getLong(3)));
                }
            }
        }
        return opened;
    }

    /// Responses of all kiosks that wait for a receipt.
    public long unsent() {
        return unsent.get();
    }

    /// Responses of all kiosks that were released by a receipt since the file was opened.
    public long released() {
        return released.get();
    }

    GroupWriter writer() {
        return writer;
    }

    Reader reader() {
        return reader;
    }

    long now() {
        return time.millis();
    }

    void appended() {
        unsent.incrementAndGet();
    }

    void settled(int count) {
        released.addAndGet(count);
        unsent.addAndGet(-count);
    }

    void reopened(int count) {
        unsent.addAndGet(count);
    }

    /// Finishes what was given, then closes the file.
    @Override
    public void close() {
        writer.close();
        try {
            reader.close();
            connection.close();
        } catch (SQLException e) {
            throw new OutboxException("the outboxes could not be closed in order", e);
        }
    }
}
