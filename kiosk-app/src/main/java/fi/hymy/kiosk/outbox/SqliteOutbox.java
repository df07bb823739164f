package fi.hymy.kiosk.outbox;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox of one kiosk in one SQLite file, written through to the disk at every commit.
public final class SqliteOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final OutboxFile file;
    private final Connection connection;
    private final OutboxId id;
    private final OutboxWriter writer;
    private final RowReader reader;
    private final OutboxSettings settings;
    private final InstantSource time;
    private final Seal seal;
    private final Reserve reserve;
    /// Of the writer's thread.
    private long prunedAt;

    private SqliteOutbox(
            OutboxFile file,
            Connection connection,
            RowReader reader,
            OutboxSettings settings,
            InstantSource time,
            Seal seal)
            throws SQLException {
        this.file = file;
        this.connection = connection;
        this.id = OutboxSchema.id(connection);
        this.reserve = file.reserve();
        this.writer = new OutboxWriter(connection, this::makeRoom);
        this.reader = reader;
        this.settings = settings;
        this.time = time;
        this.seal = seal;
    }

    /// Opens the outbox of this directory, checks it, and begins a fresh one when it is broken: the broken one is put
    /// aside as `outbox-broken-<time>`, and what can be read of it and was not receipted is taken over.
    ///
    /// @param directory made when it is missing
    /// @param time for the age of rows; may be wrong
    /// @throws OutboxException when another program holds it, or the disk takes nothing
    public static SqliteOutbox open(Path directory, OutboxSettings settings, InstantSource time) {
        return open(directory, settings, time, Seal.NONE);
    }

    /// The same; all that is kept goes through a seal first, and what lies open since before there was one is
    /// sealed in place, which may take seconds, once.
    ///
    /// @throws OutboxException as above
    public static SqliteOutbox open(Path directory, OutboxSettings settings, InstantSource time, Seal seal) {
        try {
            return openNow(directory, settings, time, seal);
        } catch (OutboxException e) {
            if (new Reserve(directory, Reserve.USUAL_BYTES).giveUp()) {
                return openNow(directory, settings, time, seal);
            }
            throw e;
        }
    }

    /// The largest boot number that the outbox of this directory holds, without opening it for writing; 0 when it
    /// holds none, or cannot be read now. Quick.
    public static long largestBoot(Path directory) {
        return OutboxFile.largestBoot(directory);
    }

    private static SqliteOutbox openNow(Path directory, OutboxSettings settings, InstantSource time, Seal seal) {
        OutboxFile file = OutboxFile.hold(directory);
        try {
            Connection connection = file.open(time.instant());
            Connection read = OutboxSchema.openToRead(file.path());
            RowReader reader = new RowReader(read, OutboxSchema.id(connection), time);
            SqliteOutbox outbox = new SqliteOutbox(file, connection, reader, settings, time, seal);
            outbox.begin();
            return outbox;
        } catch (SQLException | IOException | UncheckedIOException e) {
            file.close();
            throw new OutboxException("the outbox in %s cannot be opened now".formatted(directory), e);
        } catch (OutboxException e) {
            file.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        Transaction.in(connection, () -> {
            // A newer program may be able to read what an older one could not.
            RowChanges.retryPutAside(connection);
            Ledger.begin(connection);
            prune(connection);
        });
        OpenRows.seal(connection, seal);
        writer.start();
    }

    @Override
    public OutboxId id() {
        return id;
    }

    boolean isClosed() {
        return writer.isClosed();
    }

    /// For when the disk is full; see [Reserve].
    Reserve reserve() {
        return reserve;
    }

    /// On the writer's thread. Receipted rows go too: what they free inside the file is used again.
    private boolean makeRoom() {
        if (!reserve.giveUp()) {
            return false;
        }
        writer.submit(change -> RowChanges.prune(change, Long.MAX_VALUE, 0));
        return true;
    }

    @Override
    public CompletionStage<Long> append(Response response) {
        return writer.submit(change -> RowChanges.append(change, seal.seal(response), time.millis()));
    }

    @Override
    public List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside) {
        return read(() -> reader.unsent(maxRows, maxBytes, putAside, this::putAsideUnreadable));
    }

    private void putAsideUnreadable(long sequence) {
        writer.submit(change -> RowChanges.putAside(change, sequence));
    }

    @Override
    public CompletionStage<Void> settle(List<Receipt> receipts) {
        return writer.submit(change -> {
                    RowChanges.settle(change, receipts, time.millis());
                    if (Math.abs(time.millis() - prunedAt) >= PRUNE_EVERY.toMillis()) {
                        prune(change);
                    }
                    return Boolean.TRUE;
                })
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Integer> resend(long from, long to) {
        return writer.submit(change -> RowChanges.resend(change, from, to));
    }

    @Override
    public CompletionStage<Boolean> forget(ResponseId response) {
        return writer.submit(change -> RowChanges.forget(change, response));
    }

    @Override
    public Uplink.OutboxFacts facts() {
        return read(reader::facts);
    }

    /// Rows that should be here and are not: the file lost them without being broken otherwise.
    ///
    /// @throws OutboxException when the file cannot be read
    long gaps() {
        return read(reader::gaps);
    }

    @Override
    public void close() {
        writer.close();
        try {
            reader.close();
            connection.close();
        } catch (SQLException e) {
            LOG.warn("the outbox could not be closed in order: {}", e.toString());
        }
        file.close();
    }

    /// For tests: how the writer's connection is set.
    String pragma(String name) throws SQLException {
        return OutboxSchema.text(connection, "pragma " + name);
    }

    /// For tests: lets the file grow to this many pages and no further, as a full disk would.
    void boundPages(int pages) throws SQLException {
        OutboxSchema.number(connection, "pragma max_page_count = " + pages);
    }

    /// For tests: refuses every change from now on, as a disk that has become read-only would.
    void takeNothing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = on");
        }
    }

    private void prune(Connection change) throws SQLException {
        prunedAt = time.millis();
        long before = time.instant().minus(settings.keepFor()).toEpochMilli();
        int pruned = RowChanges.prune(change, before, settings.keepBytes());
        if (pruned > 0) {
            LOG.info("{} receipted responses were pruned from the outbox", pruned);
        }
    }

    private static <T> T read(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw new OutboxException("the outbox cannot be read", e);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run() throws SQLException;
    }
}
