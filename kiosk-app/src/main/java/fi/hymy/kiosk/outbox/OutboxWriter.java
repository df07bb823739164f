package fi.hymy.kiosk.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes the file. What waits together is committed together; when that fails, each is tried
/// alone, so that one cannot spoil the others.
final class OutboxWriter {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWriter.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_GROUP = 256;
    private static final long CLOSE_MILLIS = 10_000;

    private final Connection connection;
    private final BooleanSupplier relief;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closing;

    /// @param relief makes room on the disk, and says whether it could; asked, on the writer's thread, when a change
    ///     failed
    OutboxWriter(Connection connection, BooleanSupplier relief) {
        this.connection = connection;
        this.relief = relief;
        this.thread = Thread.ofPlatform().name("outbox-writer").daemon().unstarted(this::run);
    }

    /// A change inside a transaction; may be done twice, the first time having been rolled back.
    @FunctionalInterface
    interface Change<T> {
        T apply(Connection connection) throws SQLException;
    }

    void start() {
        thread.start();
    }

    <T> CompletionStage<T> submit(Change<T> change) {
        Job<T> job = new Job<>(change);
        if (closing) {
            job.fail(new OutboxException("the outbox is closed"));
        } else if (!waiting.offer(job)) {
            job.fail(OutboxException.overrun(MAX_WAITING));
        } else if (closing && waiting.remove(job)) {
            job.fail(new OutboxException("the outbox is closed"));
        }
        return job.done.minimalCompletionStage();
    }

    boolean isClosed() {
        return closing;
    }

    /// Finishes what waits, then ends the thread.
    void close() {
        closing = true;
        waiting.offer(new Job<>(ignored -> Boolean.TRUE));
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Job<?>> group = new ArrayList<>();
        while (!closing || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, MAX_GROUP - 1);
            } catch (InterruptedException e) {
                closing = true;
            }
            commit(group);
            group.clear();
        }
    }

    private void commit(List<Job<?>> group) {
        try {
            Transaction.in(connection, () -> {
                for (Job<?> job : group) {
                    job.apply(connection);
                }
            });
        } catch (SQLException | RuntimeException e) {
            if (relief.getAsBoolean()) {
                commit(group);
            } else if (group.size() == 1) {
                LOG.warn("the outbox could not be changed: {}", e.toString());
                group.getFirst().fail(new OutboxException("the outbox could not be changed", e));
            } else {
                group.forEach(job -> commit(List.of(job)));
            }
            return;
        }
        group.forEach(Job::succeed);
    }

    private static final class Job<T> {
        private final Change<T> change;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Job(Change<T> change) {
            this.change = change;
        }

        void apply(Connection connection) throws SQLException {
            result = change.apply(connection);
        }

        void succeed() {
            done.complete(result);
        }

        void fail(OutboxException e) {
            done.completeExceptionally(e);
        }
    }
}
